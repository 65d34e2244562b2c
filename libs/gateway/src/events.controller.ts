import { Controller, Get, Req, Res } from '@nestjs/common';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import type { FastifyReply, FastifyRequest } from 'fastify';

const tickMilliseconds = 700;
const lifetimeMilliseconds = 10 * 60_000;

/** Progress as server-sent events: the caller's own tasks, as they change. The console opens it anew when it ends. */
@Controller('events')
export class EventsController {
  constructor(private readonly tasks: TaskReader) {}

  @Get()
  @Access('task:read')
  async events(
    @Ctx() ctx: Context,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    let open = true;
    request.raw.on('close', () => void (open = false));
    let since = new Date(Date.now() - 60_000);
    const until = Date.now() + lifetimeMilliseconds;
    while (open && Date.now() < until) {
      const changed = await this.tasks.recent(ctx, 50, since).catch(() => []);
      for (const task of changed.reverse()) {
        reply.raw.write(`event: task\ndata: ${JSON.stringify(task)}\n\n`);
        if (task.updatedAt > since) since = task.updatedAt;
      }
      if (!changed.length) reply.raw.write(': \n\n');
      await new Promise((resolve) => setTimeout(resolve, tickMilliseconds));
    }
    reply.raw.end();
  }
}
