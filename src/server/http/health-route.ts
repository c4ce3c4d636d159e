// Routes for operators: liveness, readiness and metrics.

import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../../platform/observability/metrics.ts';

export interface HealthOptions {
  readonly metrics: Metrics;
  /** Position of the newest event. */
  headPosition(): bigint;
  /** Null: ready. Otherwise what is missing, for a person. */
  notReady(): Promise<string | null>;
}

/** Registers /health/live, /health/ready and /metrics. */
export function registerHealth(app: FastifyInstance, { metrics, headPosition, notReady }: HealthOptions): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const missing = await notReady();
    return reply
      .code(missing === null ? 200 : 503)
      .send(missing === null ? { status: 'ready' } : { status: 'not ready', missing });
  });
  app.get('/metrics', async (_request, reply) => {
    metrics.logHeadPosition.set({}, Number(headPosition()));
    const { contentType, body } = await metrics.render();
    return reply.header('content-type', contentType).send(body);
  });
}
