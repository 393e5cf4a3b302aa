import { Controller, Get, Module } from '@nestjs/common';

@Controller('health')
export class HealthController {
  @Get()
  health(): { readonly status: 'up' } {
    return { status: 'up' };
  }
}

@Module({ controllers: [HealthController] })
export class HealthModule {}
