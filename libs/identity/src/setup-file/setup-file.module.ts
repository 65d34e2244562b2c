import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity.module.js';
import { RoleSetupService } from '../role/role-setup.js';
import { SettingsSetupService } from '../settings/settings-setup.js';
import { SetupFileResolver } from './setup-file.resolver.js';
import { SetupFileService } from './setup-file.service.js';

/** Identity with what it asks of other services; without it, identity stands by itself. */
@Module({
  imports: [IdentityModule],
  providers: [RoleSetupService, SettingsSetupService, SetupFileService, SetupFileResolver],
  exports: [IdentityModule],
})
export class IdentityServiceModule {}
