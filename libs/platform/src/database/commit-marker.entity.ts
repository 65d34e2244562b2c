import { Entity, PrimaryColumn } from 'typeorm';

/** Always empty: who sends a job touches it, so that a cluster commits job and rows together. */
@Entity({ schema: 'platform', name: 'commit_marker' })
export class CommitMarker {
  @PrimaryColumn('int') id!: number;
}
