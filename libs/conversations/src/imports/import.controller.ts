import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { invalid } from '@zuoxi/platform/errors';
import { Files, type MultipartRequest, withPart } from '@zuoxi/platform/files';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Transform } from 'class-transformer';
import { typed } from '@zuoxi/screening';
import { ArrivalService } from './arrival.service.js';
import { ImportPreviewService } from './import-preview.service.js';
import { ImportService } from './import.service.js';
import { RevealService } from './reveal.service.js';
import { RememberedMappingService } from './remembered-mapping.service.js';
import { isKind, limitBytes, readQuery, type UploadQuery } from './upload-query.js';
import type { Readable } from 'node:stream';

class RevealInput {
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  @Transform(typed)
  reason: string;
}
interface Reply {
  header(name: string, value: string): Reply;
  send(content: Readable): Reply;
}

@Controller('files/imports')
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly files: Files,
    private readonly previews: ImportPreviewService,
    private readonly mappings: RememberedMappingService,
    private readonly reveals: RevealService,
    private readonly arrivals: ArrivalService,
  ) {}

  /** Takes a file of any size up to the limit; it is on disk, hashed and entered before the answer. */
  @Post()
  @Access('import:run')
  async upload(@Ctx() ctx: ProviderContext, @Query() query: UploadQuery, @Req() request: MultipartRequest) {
    const facts = readQuery(query);
    const file = await withPart(request, (part) =>
      this.files.receive(ctx, {
        name: part.filename,
        mediaType: part.mimetype,
        storeId: facts.storeId,
        content: part.file,
        limitBytes,
        permission: 'original:reveal',
      }),
    );
    return this.imports.accept({ ...ctx, idempotencyKey: null }, file, facts);
  }

  /** What the wizard shows of a file's beginning; nothing of it is kept. */
  @Post('preview')
  @Access('import:run')
  async preview(@Ctx() ctx: ProviderContext, @Query() query: UploadQuery, @Req() request: MultipartRequest) {
    const facts = readQuery(query);
    return withPart(request, (part) =>
      this.previews.preview(ctx, facts, {
        name: part.filename,
        content: part.file,
        isPart: query.part === 'true',
      }),
    );
  }

  /** What the wizard shows of a file that waits. */
  @Post(':id/preview')
  @HttpCode(200)
  @Access('import:run')
  previewWaiting(
    @Ctx() ctx: ProviderContext,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: UploadQuery,
  ) {
    return this.arrivals.preview(ctx, id, readQuery(query));
  }

  /** Brings a file in that waits, as a person says. */
  @Post(':id/settle')
  @HttpCode(200)
  @Access('import:run')
  settle(@Ctx() ctx: ProviderContext, @Param('id', ParseUUIDPipe) id: string, @Query() query: UploadQuery) {
    return this.arrivals.settle({ ...ctx, idempotencyKey: null }, id, readQuery(query));
  }

  /** The file as it was uploaded, unmasked. */
  @Post(':id/original')
  @HttpCode(200)
  @Access('original:reveal')
  async original(
    @Ctx() ctx: ProviderContext,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RevealInput,
    @Res() reply: Reply,
  ) {
    const { file, content } = await this.reveals.reveal({ ...ctx, idempotencyKey: null }, id, reason.trim());
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .send(content);
  }

  /** Forgets what was said of files with these columns. */
  @Delete('mappings')
  @Access('import:run')
  async forget(
    @Ctx() ctx: ProviderContext,
    @Query() { kind, signature }: { kind?: string; signature?: string },
  ) {
    if (!isKind(kind)) throw invalid([{ field: 'kind', code: 'IS_IN' }]);
    if (!/^[0-9a-f]{64}$/.test(signature ?? '')) throw invalid([{ field: 'signature', code: 'IS_HASH' }]);
    await this.mappings.forget({ ...ctx, idempotencyKey: null }, kind, signature as string);
    return {};
  }
}
