import { Controller, Post, Query, Req } from '@nestjs/common';
import { Access, Ctx, heldStore } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Files, type MultipartRequest, withPart } from '@zuoxi/platform/files';
import { MatterService } from './matter.service.js';
import { limitBytes, mediaTypeOf } from './matter-upload.js';

@Controller('files/matters')
export class MatterController {
  constructor(
    private readonly matters: MatterService,
    private readonly files: Files,
  ) {}

  /** Takes a file that a message will be sent with. */
  @Post()
  @Access('matter:write')
  async upload(
    @Ctx() ctx: ProviderContext,
    @Query() { storeId: asked }: { storeId?: string },
    @Req() request: MultipartRequest,
  ) {
    const storeId = heldStore(ctx, ctx.storeId ?? asked);
    const file = await withPart(request, ({ filename: name, file: content }) =>
      this.files.receive(ctx, {
        ...{ name, mediaType: mediaTypeOf(name), storeId, content, limitBytes },
        permission: 'matter:read',
      }),
    );
    return this.matters.keep(ctx, file);
  }
}
