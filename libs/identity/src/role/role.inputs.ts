import { ArrayMaxSize, IsString, Length } from 'class-validator';
import type * as api from '../api.types.js';

export class AddOwnRoleInput implements api.AddOwnRoleInput {
  @Length(1, 40)
  name: string;
  @IsString({ each: true })
  @ArrayMaxSize(200)
  permissions: string[];
}
