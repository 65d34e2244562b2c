import { Controller, Get, HttpException } from '@nestjs/common';
import { Public } from '@zuoxi/platform/access';
import { Pool } from '@zuoxi/platform/database';
import { lifecycle } from './lifecycle.js';

@Controller()
export class HealthController {
  constructor(private readonly pool: Pool) {}

  @Get('livez')
  @Public()
  live() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  async ready() {
    if (lifecycle.ending) throw new HttpException({ status: 'ending' }, 503);
    try {
      await this.pool.query('select 1');
      return { status: 'ok' };
    } catch {
      throw new HttpException({ status: 'database unreachable' }, 503);
    }
  }
}
