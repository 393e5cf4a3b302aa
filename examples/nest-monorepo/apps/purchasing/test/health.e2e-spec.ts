import { HealthModule } from '@app/common/health/health.module';
import { Test } from '@nestjs/testing';

test('the service says that it is up', async () => {
  const moduleRef = await Test.createTestingModule({ imports: [HealthModule] }).compile();
  const app = await moduleRef.createNestApplication().init();
  expect(await app.getUrl().catch(() => 'up')).toBeDefined();
  await app.close();
});
