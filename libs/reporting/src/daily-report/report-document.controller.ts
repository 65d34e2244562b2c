import { Controller, Get, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { ReportOpeningService } from './report-opening.service.js';
import { ReportDocument } from './report.document.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(body: unknown): Reply;
}

/** A day's report as a file, for whoever may read the report. */
@Controller('files/daily-reports')
export class ReportDocumentController {
  constructor(
    private readonly documents: ReportDocument,
    private readonly openings: ReportOpeningService,
  ) {}

  @Get(':id/pdf')
  @Access('report:read')
  async pdf(@Ctx() ctx: ProviderContext, @Param('id', ParseUUIDPipe) id: string, @Res() reply: Reply) {
    const { name, content } = await this.documents.typeset(ctx, id, 'pdf');
    await this.openings.record(ctx, id, 'pdf');
    return send(reply, name, 'application/pdf', content);
  }

  @Get(':id/png')
  @Access('report:read')
  async png(@Ctx() ctx: ProviderContext, @Param('id', ParseUUIDPipe) id: string, @Res() reply: Reply) {
    const { name, content } = await this.documents.typeset(ctx, id, 'png');
    await this.openings.record(ctx, id, 'png');
    return send(reply, name, 'image/png', content);
  }
}

const send = (reply: Reply, name: string, mediaType: string, content: Buffer) =>
  reply
    .header('content-type', mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(content);
