import { Bell } from '../bell/index.js';
import { Holiday } from '../calendar/index.js';
import { AuditEntry, AuditHead, CommitMarker, Idempotency, Migration } from '../database/index.js';
import { FileEntry } from '../files/index.js';
import { Task } from '../jobs/index.js';
import { WrappedKey } from '../keys/index.js';
import { Schedule, ScheduleRun } from '../schedules/index.js';
import { SettingVersion } from '../settings/index.js';

/** Every table of the platform. Whatever a service does with files, tasks and the log, it does in its own transaction. */
export const platformEntities = [
  AuditEntry,
  AuditHead,
  Bell,
  FileEntry,
  Holiday,
  Idempotency,
  CommitMarker,
  Migration,
  Schedule,
  ScheduleRun,
  SettingVersion,
  Task,
  WrappedKey,
];
