import { Controller, Get, Req, Res } from '@nestjs/common';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import { BellReader } from '@zuoxi/platform/bell';
import { can, narrow, type ProviderContext } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Gatekeeper } from './gatekeeper.js';
import { lifecycle } from './lifecycle.js';
import { bearerOf, requestFacts } from './request-facts.js';

const tickMilliseconds = 700;
/** Whoever follows no work of theirs waits for their bell alone, which is looked at every third tick. */
const ticksOfBell = 3;
/** So that a process that ends, or a proxy between, is noticed. */
const lifetimeMilliseconds = 60_000;
/** Tabs of one person. One more ends the oldest, whose tab asks again when it is looked at. */
const streamsOfOne = 6;

/**
 * What concerns the caller as server-sent events: their own tasks, as they change, and their bell when they are told
 * something or have read it elsewhere. The console opens it anew when it ends.
 */
@Controller('events')
export class EventsController {
  private readonly open = new Map<string, (() => void)[]>();

  constructor(
    private readonly tasks: TaskReader,
    private readonly bell: BellReader,
    private readonly gatekeeper: Gatekeeper,
  ) {}

  @Get()
  @SignedIn()
  async events(
    @Ctx() ctx: ProviderContext,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Whoever asks what it is gets no stream.
    if (request.method === 'HEAD') {
      await reply.type('text/event-stream').send();
      return;
    }
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Kept alive, it would keep a process that ends.
      connection: 'close',
    });
    let isOpen = true;
    const end = () => void (isOpen = false);
    request.raw.on('close', end);
    const own = this.open.get(ctx.actor.id) ?? [];
    this.open.set(ctx.actor.id, [...own, end].slice(-streamsOfOne));
    own.slice(0, Math.max(0, own.length + 1 - streamsOfOne)).forEach((endOldest) => endOldest());
    let since = new Date(Date.now() - 60_000);
    let rungAt = await this.bell.rungAt(ctx).catch(() => null);
    const until = Date.now() + lifetimeMilliseconds;
    for (let tick = 1; isOpen && !lifecycle.ending && Date.now() < until; tick += 1) {
      await new Promise((resolve) => setTimeout(resolve, tick > 1 ? tickMilliseconds : 0));
      const isBell = tick % ticksOfBell === 0;
      if (!isBell && tick > 1 && !can(ctx, 'task:read')) continue;
      // What was revoked, signed out or expired hears nothing more, from the next tick on.
      const holder = await this.holder(request).catch(() => 'unknown' as const);
      if (!holder) break;
      if (holder === 'unknown') continue;
      const changed = await this.changedTasks(holder, since);
      for (const task of changed.reverse()) {
        reply.raw.write(`event: task\ndata: ${JSON.stringify(task)}\n\n`);
        if (task.updatedAt > since) since = task.updatedAt;
      }
      const rung = isBell ? await this.bell.rungAt(holder).catch(() => rungAt) : rungAt;
      reply.raw.write(rung === rungAt ? ': \n\n' : 'event: bell\ndata: {}\n\n');
      rungAt = rung;
    }
    reply.raw.end();
    const left = (this.open.get(ctx.actor.id) ?? []).filter((each) => each !== end);
    if (left.length) this.open.set(ctx.actor.id, left);
    else this.open.delete(ctx.actor.id);
  }

  private async changedTasks(holder: ProviderContext, since: Date) {
    if (!can(holder, 'task:read')) return [];
    return this.tasks.changedSince(narrow(holder, 'task:read'), since, 50).catch(() => []);
  }

  /** The caller as they are now; null when they may not hear it any more. */
  private async holder({ headers, ip }: FastifyRequest): Promise<ProviderContext | null> {
    const [bearer, facts] = [bearerOf(headers), requestFacts(headers, ip)];
    const slug = typeof headers['x-store'] === 'string' ? headers['x-store'] : null;
    const ctx =
      (slug && (await this.gatekeeper.forStore(bearer, facts, slug))) ||
      (await this.gatekeeper.backOffice(bearer, facts));
    return ctx.providerId !== null && !ctx.mustEnrol ? ctx : null;
  }
}
