import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { ProfileResolver } from './profile/profile.resolver.js';
import { ProfileService } from './profile/profile.service.js';
import { StoreRegistry } from './profile/store-registry.js';

@Module({})
export class OnboardingModule {
  static with(options: {
    storeRegistry: Type<StoreRegistry>;
    imports: DynamicModule['imports'];
  }): DynamicModule {
    return {
      module: OnboardingModule,
      imports: options.imports ?? [],
      providers: [
        provideDoor('onboarding'),
        ProfileService,
        ProfileResolver,
        { provide: StoreRegistry, useExisting: options.storeRegistry },
      ],
    };
  }
}
