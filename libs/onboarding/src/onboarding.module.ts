import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { ContractRegistry } from './profile/contract-registry.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { ProfileService } from './profile/profile.service.js';
import { StoreRegistry } from './profile/store-registry.js';
import { TakeOverService } from './profile/take-over.service.js';

@Module({})
export class OnboardingModule {
  static with(options: {
    storeRegistry: Type<StoreRegistry>;
    contractRegistry: Type<ContractRegistry>;
    imports: DynamicModule['imports'];
  }): DynamicModule {
    return {
      module: OnboardingModule,
      imports: options.imports ?? [],
      providers: [
        provideDoor('onboarding'),
        ProfileService,
        ProfileResolver,
        TakeOverService,
        { provide: StoreRegistry, useExisting: options.storeRegistry },
        { provide: ContractRegistry, useExisting: options.contractRegistry },
      ],
    };
  }
}
