/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ShopDay($on: BusinessDate) {\n    store {\n      id\n      name\n      slug\n      contract {\n        id\n        status\n      }\n      dailyReport(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n  fragment Responses on DailyReport {\n    id\n    acknowledgements {\n      name\n      at\n    }\n    questions {\n      id\n      metricName\n      text\n      askedBy\n      askedAt\n      dueOn\n      answer\n      answeredBy\n      answeredAt\n    }\n  }\n  fragment ShopDayReport on DailyReport {\n    id\n    on\n    version\n    dataChangedAt\n    qcChangedAt\n    revisionReason\n    asOf\n    publishedAt\n    publishedBy\n    headline\n    comment\n    pdfUrl\n    imageUrl\n    ...Responses\n    numbers {\n      key\n      metric\n      name\n      spoken\n      unit\n      value\n      previousDay\n      sameWeekday\n      numerator\n      denominator\n      sample\n      provisional\n      rows\n      promise {\n        comparator\n        target\n        period\n        value\n        kept\n      }\n    }\n    byHour {\n      hour\n      receptions\n      seatsNeeded\n      seatsOnDuty\n      threeMinuteRate\n    }\n    receptionsMetric\n    agents {\n      alias\n      recognised\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    agentsTotal {\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    slots {\n      slotMinute\n      sold\n      onDuty\n      needed\n    }\n    shifts {\n      alias\n      startMinute\n      endMinute\n      slots\n    }\n    afterSales {\n      kind\n      buyer\n      orderNo\n      reason\n      outcome\n      amountFen\n      agentAlias\n    }\n    qc {\n      agentsWithChats\n      agentsReviewed\n      averageScore\n      fatal\n      rows {\n        alias\n        inTime\n        scores\n        fatal\n      }\n    }\n    seatCoverage\n    seatsOnDutyPeak\n    seatsSold\n    staffingAdvice\n  }\n": typeof types.ShopDayDocument,
    "\n  query ShopDayVersions($on: BusinessDate!) {\n    store {\n      id\n      dailyReportVersions(on: $on) {\n        ...ShopDayReport\n        difference {\n          since\n          figures {\n            name\n            unit\n            before {\n              value\n              numerator\n              denominator\n              provisional\n            }\n            after {\n              value\n              numerator\n              denominator\n              provisional\n            }\n          }\n          parts {\n            part\n            count\n          }\n        }\n      }\n    }\n  }\n": typeof types.ShopDayVersionsDocument,
    "\n  mutation OpenReport($input: ReportIdInput!) {\n    openDailyReport(input: $input) {\n      id\n    }\n  }\n": typeof types.OpenReportDocument,
    "\n  mutation ShopAcknowledgeReport($input: ReportIdInput!) {\n    acknowledgeDailyReport(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopAcknowledgeReportDocument,
    "\n  mutation ShopAskAboutReport($input: AskAboutReportInput!) {\n    askAboutReport(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopAskAboutReportDocument,
    "\n  query ShopDays($after: String) {\n    store {\n      id\n      dailyReports(first: 14, after: $after) {\n        edges {\n          node {\n            id\n            on\n            version\n            headline\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ShopDaysDocument,
    "\n  query ShopOverview {\n    store {\n      id\n      contract {\n        id\n        status\n      }\n      nextContract {\n        id\n        status\n      }\n      dailyReports(first: 14) {\n        edges {\n          node {\n            id\n            on\n            headline\n            questions {\n              id\n              answer\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ShopOverviewDocument,
    "\n  query ShopContract {\n    store {\n      id\n      name\n      contractProgress {\n        clauseId\n        comparator\n        target\n        unit\n        period\n        from\n        through\n        value\n        numerator\n        denominator\n        kept\n      }\n      contract {\n        ...ShopContractParts\n      }\n      nextContract {\n        ...ShopContractParts\n      }\n    }\n  }\n  fragment ShopContractParts on Contract {\n    id\n    number\n    status\n    startsOn\n    endsOn\n    takenOver\n    endedOn\n    endReason\n    reopenedAt\n    reopenReason\n    seats\n    monthlyFen\n    documentUrl\n    documentSha256\n    sections {\n      key\n      title\n      text\n    }\n    clauses {\n      id\n      metric\n      metricName\n      comparator\n      target\n      unit\n      window\n      remedy\n    }\n    payments {\n      id\n      dueOn\n      fromOn\n      toOn\n      amountFen\n      receivedOn\n      receivedFen\n      outstandingFen\n    }\n    receipts {\n      id\n      amountFen\n      receivedOn\n      method\n      reversedAt\n      reversalReason\n    }\n    receivedFen\n    overpaidFen\n    contacts {\n      party\n      name\n      phone\n    }\n    handovers {\n      id\n      party\n      name\n      fromOn\n    }\n    signatures {\n      party\n      name\n      signedAt\n    }\n  }\n": typeof types.ShopContractDocument,
    "\n  mutation ShopSignContract($input: SignContractInput!) {\n    signContract(input: $input) {\n      id\n      status\n      signatures {\n        party\n        name\n        signedAt\n      }\n    }\n  }\n": typeof types.ShopSignContractDocument,
    "\n  query ShopQuotes {\n    store {\n      id\n      quotes {\n        id\n        number\n        revision\n        status\n        validUntil\n        seats\n        threeMinuteTarget\n        discount\n        months\n        totalFen\n        serviceStartMinute\n        serviceEndMinute\n        holidayService\n        documentUrl\n        acceptance {\n          name\n          acceptedAt\n        }\n      }\n    }\n  }\n": typeof types.ShopQuotesDocument,
    "\n  query ShopMetricDefinition($metric: String!) {\n    metricDefinition(metric: $metric) {\n      metric\n      name\n      formula\n      exclusions\n      source\n      window\n      unit\n      numeratorUnit\n      denominatorUnit\n      isDraft\n      validFrom\n    }\n  }\n": typeof types.ShopMetricDefinitionDocument,
    "\n  query ShopConversations(\n    $on: BusinessDate!\n    $metric: String\n    $missedOnly: Boolean\n    $agentAlias: String\n    $recognised: Boolean\n    $hour: Int\n    $after: String\n  ) {\n    conversations(\n      on: $on\n      metric: $metric\n      missedOnly: $missedOnly\n      agentAlias: $agentAlias\n      recognised: $recognised\n      hour: $hour\n      first: 30\n      after: $after\n    ) {\n      totalCount\n      numerator\n      denominator\n      edges {\n        numerator\n        denominator\n        node {\n          id\n          buyer\n          agentAlias\n          startedAt\n          firstResponseSeconds\n          maxWaitSeconds\n          messageCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopConversationsDocument,
    "\n  query ShopOrders($on: BusinessDate!, $after: String) {\n    orders(on: $on, first: 30, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          createdAt\n          paidAt\n          paidFen\n          status\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopOrdersDocument,
    "\n  query ShopConversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      buyer\n      agentAlias\n      startedAt\n      messages {\n        id\n        at\n        direction\n        type\n        text\n        agentAlias\n      }\n      orders {\n        id\n        orderNo\n        paidAt\n        paidFen\n        status\n      }\n    }\n  }\n": typeof types.ShopConversationDocument,
    "\n  query ShopMe {\n    me {\n      id\n      name\n      email\n      totpEnabled\n    }\n  }\n": typeof types.ShopMeDocument,
    "\n  mutation ShopBeginTotp {\n    beginTotp {\n      secret\n      uri\n    }\n  }\n": typeof types.ShopBeginTotpDocument,
    "\n  mutation ShopConfirmTotp($input: ConfirmTotpInput!) {\n    confirmTotp(input: $input) {\n      id\n      totpEnabled\n    }\n  }\n": typeof types.ShopConfirmTotpDocument,
    "\n  query ShopPeople {\n    shopPeople {\n      people {\n        id\n        name\n        email\n        role\n        isSelf\n      }\n      invitations {\n        id\n        email\n        role\n        expiresAt\n      }\n    }\n  }\n": typeof types.ShopPeopleDocument,
    "\n  mutation InviteShopPerson($input: InviteShopPersonInput!) {\n    inviteShopPerson(input: $input) {\n      link\n    }\n  }\n": typeof types.InviteShopPersonDocument,
    "\n  mutation RemoveShopPerson($input: RemoveShopPersonInput!) {\n    removeShopPerson(input: $input)\n  }\n": typeof types.RemoveShopPersonDocument,
    "\n  mutation WithdrawShopInvitation($input: WithdrawShopInvitationInput!) {\n    withdrawShopInvitation(input: $input)\n  }\n": typeof types.WithdrawShopInvitationDocument,
    "\n  query ShopMatters($state: MatterState, $after: String) {\n    matters(state: $state, first: 20, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          kind\n          title\n          dueOn\n          isOverdue\n          status\n          waitsFor\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopMattersDocument,
    "\n  query ShopMatter($id: ID!) {\n    matter(id: $id) {\n      id\n      kind\n      title\n      askedBy\n      askedAt\n      dueOn\n      isOverdue\n      status\n      waitsFor\n      isOwn\n      messages {\n        id\n        side\n        author\n        at\n        text\n        files {\n          id\n          name\n          bytes\n          url\n        }\n      }\n    }\n  }\n": typeof types.ShopMatterDocument,
    "\n  mutation ShopOpenMatter($input: OpenMatterInput!) {\n    openMatter(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopOpenMatterDocument,
    "\n  mutation ShopReplyToMatter($input: ReplyToMatterInput!) {\n    replyToMatter(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopReplyToMatterDocument,
    "\n  mutation ShopCloseMatter($input: CloseMatterInput!) {\n    closeMatter(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopCloseMatterDocument,
    "\n  query ShopNotices($after: String) {\n    notices(after: $after) {\n      edges {\n        node {\n          id\n          sentence\n          path\n          at\n          readAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopNoticesDocument,
    "\n  mutation ShopReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input)\n  }\n": typeof types.ShopReadNoticesDocument,
    "\n  query ShopPeriod($from: BusinessDate!, $to: BusinessDate!) {\n    store {\n      id\n      period(from: $from, to: $to) {\n        numbers {\n          key\n          name\n          unit\n          value\n          previous\n          provisional\n        }\n        days {\n          id\n        }\n      }\n    }\n  }\n": typeof types.ShopPeriodDocument,
    "\n  query ShopSales(\n    $on: BusinessDate!\n    $metric: String\n    $agentAlias: String\n    $recognised: Boolean\n    $after: String\n  ) {\n    attributionTerms {\n      from\n      rule\n      days\n    }\n    sales(\n      on: $on\n      metric: $metric\n      agentAlias: $agentAlias\n      recognised: $recognised\n      first: 30\n      after: $after\n    ) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          paidAt\n          paidFen\n          refundedFen\n          creditedBy\n          agentAlias\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopSalesDocument,
    "\n  query ShopUnread {\n    unreadNotices\n  }\n": typeof types.ShopUnreadDocument,
    "\n  query ShopChoices {\n    noticeChoices {\n      event\n      name\n      isTold\n      isMailed\n      mayChange\n    }\n    mailSettings {\n      isOn\n      locale\n      digest\n      digestMinute\n      quietFrom\n      quietUntil\n      failure\n    }\n  }\n": typeof types.ShopChoicesDocument,
    "\n  mutation ShopChoose($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      event\n    }\n  }\n": typeof types.ShopChooseDocument,
    "\n  mutation ShopChangeMail($input: ChangeMailSettingsInput!) {\n    changeMailSettings(input: $input) {\n      isOn\n    }\n  }\n": typeof types.ShopChangeMailDocument,
};
const documents: Documents = {
    "\n  query ShopDay($on: BusinessDate) {\n    store {\n      id\n      name\n      slug\n      contract {\n        id\n        status\n      }\n      dailyReport(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n  fragment Responses on DailyReport {\n    id\n    acknowledgements {\n      name\n      at\n    }\n    questions {\n      id\n      metricName\n      text\n      askedBy\n      askedAt\n      dueOn\n      answer\n      answeredBy\n      answeredAt\n    }\n  }\n  fragment ShopDayReport on DailyReport {\n    id\n    on\n    version\n    dataChangedAt\n    qcChangedAt\n    revisionReason\n    asOf\n    publishedAt\n    publishedBy\n    headline\n    comment\n    pdfUrl\n    imageUrl\n    ...Responses\n    numbers {\n      key\n      metric\n      name\n      spoken\n      unit\n      value\n      previousDay\n      sameWeekday\n      numerator\n      denominator\n      sample\n      provisional\n      rows\n      promise {\n        comparator\n        target\n        period\n        value\n        kept\n      }\n    }\n    byHour {\n      hour\n      receptions\n      seatsNeeded\n      seatsOnDuty\n      threeMinuteRate\n    }\n    receptionsMetric\n    agents {\n      alias\n      recognised\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    agentsTotal {\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    slots {\n      slotMinute\n      sold\n      onDuty\n      needed\n    }\n    shifts {\n      alias\n      startMinute\n      endMinute\n      slots\n    }\n    afterSales {\n      kind\n      buyer\n      orderNo\n      reason\n      outcome\n      amountFen\n      agentAlias\n    }\n    qc {\n      agentsWithChats\n      agentsReviewed\n      averageScore\n      fatal\n      rows {\n        alias\n        inTime\n        scores\n        fatal\n      }\n    }\n    seatCoverage\n    seatsOnDutyPeak\n    seatsSold\n    staffingAdvice\n  }\n": types.ShopDayDocument,
    "\n  query ShopDayVersions($on: BusinessDate!) {\n    store {\n      id\n      dailyReportVersions(on: $on) {\n        ...ShopDayReport\n        difference {\n          since\n          figures {\n            name\n            unit\n            before {\n              value\n              numerator\n              denominator\n              provisional\n            }\n            after {\n              value\n              numerator\n              denominator\n              provisional\n            }\n          }\n          parts {\n            part\n            count\n          }\n        }\n      }\n    }\n  }\n": types.ShopDayVersionsDocument,
    "\n  mutation OpenReport($input: ReportIdInput!) {\n    openDailyReport(input: $input) {\n      id\n    }\n  }\n": types.OpenReportDocument,
    "\n  mutation ShopAcknowledgeReport($input: ReportIdInput!) {\n    acknowledgeDailyReport(input: $input) {\n      id\n    }\n  }\n": types.ShopAcknowledgeReportDocument,
    "\n  mutation ShopAskAboutReport($input: AskAboutReportInput!) {\n    askAboutReport(input: $input) {\n      id\n    }\n  }\n": types.ShopAskAboutReportDocument,
    "\n  query ShopDays($after: String) {\n    store {\n      id\n      dailyReports(first: 14, after: $after) {\n        edges {\n          node {\n            id\n            on\n            version\n            headline\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ShopDaysDocument,
    "\n  query ShopOverview {\n    store {\n      id\n      contract {\n        id\n        status\n      }\n      nextContract {\n        id\n        status\n      }\n      dailyReports(first: 14) {\n        edges {\n          node {\n            id\n            on\n            headline\n            questions {\n              id\n              answer\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ShopOverviewDocument,
    "\n  query ShopContract {\n    store {\n      id\n      name\n      contractProgress {\n        clauseId\n        comparator\n        target\n        unit\n        period\n        from\n        through\n        value\n        numerator\n        denominator\n        kept\n      }\n      contract {\n        ...ShopContractParts\n      }\n      nextContract {\n        ...ShopContractParts\n      }\n    }\n  }\n  fragment ShopContractParts on Contract {\n    id\n    number\n    status\n    startsOn\n    endsOn\n    takenOver\n    endedOn\n    endReason\n    reopenedAt\n    reopenReason\n    seats\n    monthlyFen\n    documentUrl\n    documentSha256\n    sections {\n      key\n      title\n      text\n    }\n    clauses {\n      id\n      metric\n      metricName\n      comparator\n      target\n      unit\n      window\n      remedy\n    }\n    payments {\n      id\n      dueOn\n      fromOn\n      toOn\n      amountFen\n      receivedOn\n      receivedFen\n      outstandingFen\n    }\n    receipts {\n      id\n      amountFen\n      receivedOn\n      method\n      reversedAt\n      reversalReason\n    }\n    receivedFen\n    overpaidFen\n    contacts {\n      party\n      name\n      phone\n    }\n    handovers {\n      id\n      party\n      name\n      fromOn\n    }\n    signatures {\n      party\n      name\n      signedAt\n    }\n  }\n": types.ShopContractDocument,
    "\n  mutation ShopSignContract($input: SignContractInput!) {\n    signContract(input: $input) {\n      id\n      status\n      signatures {\n        party\n        name\n        signedAt\n      }\n    }\n  }\n": types.ShopSignContractDocument,
    "\n  query ShopQuotes {\n    store {\n      id\n      quotes {\n        id\n        number\n        revision\n        status\n        validUntil\n        seats\n        threeMinuteTarget\n        discount\n        months\n        totalFen\n        serviceStartMinute\n        serviceEndMinute\n        holidayService\n        documentUrl\n        acceptance {\n          name\n          acceptedAt\n        }\n      }\n    }\n  }\n": types.ShopQuotesDocument,
    "\n  query ShopMetricDefinition($metric: String!) {\n    metricDefinition(metric: $metric) {\n      metric\n      name\n      formula\n      exclusions\n      source\n      window\n      unit\n      numeratorUnit\n      denominatorUnit\n      isDraft\n      validFrom\n    }\n  }\n": types.ShopMetricDefinitionDocument,
    "\n  query ShopConversations(\n    $on: BusinessDate!\n    $metric: String\n    $missedOnly: Boolean\n    $agentAlias: String\n    $recognised: Boolean\n    $hour: Int\n    $after: String\n  ) {\n    conversations(\n      on: $on\n      metric: $metric\n      missedOnly: $missedOnly\n      agentAlias: $agentAlias\n      recognised: $recognised\n      hour: $hour\n      first: 30\n      after: $after\n    ) {\n      totalCount\n      numerator\n      denominator\n      edges {\n        numerator\n        denominator\n        node {\n          id\n          buyer\n          agentAlias\n          startedAt\n          firstResponseSeconds\n          maxWaitSeconds\n          messageCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopConversationsDocument,
    "\n  query ShopOrders($on: BusinessDate!, $after: String) {\n    orders(on: $on, first: 30, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          createdAt\n          paidAt\n          paidFen\n          status\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopOrdersDocument,
    "\n  query ShopConversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      buyer\n      agentAlias\n      startedAt\n      messages {\n        id\n        at\n        direction\n        type\n        text\n        agentAlias\n      }\n      orders {\n        id\n        orderNo\n        paidAt\n        paidFen\n        status\n      }\n    }\n  }\n": types.ShopConversationDocument,
    "\n  query ShopMe {\n    me {\n      id\n      name\n      email\n      totpEnabled\n    }\n  }\n": types.ShopMeDocument,
    "\n  mutation ShopBeginTotp {\n    beginTotp {\n      secret\n      uri\n    }\n  }\n": types.ShopBeginTotpDocument,
    "\n  mutation ShopConfirmTotp($input: ConfirmTotpInput!) {\n    confirmTotp(input: $input) {\n      id\n      totpEnabled\n    }\n  }\n": types.ShopConfirmTotpDocument,
    "\n  query ShopPeople {\n    shopPeople {\n      people {\n        id\n        name\n        email\n        role\n        isSelf\n      }\n      invitations {\n        id\n        email\n        role\n        expiresAt\n      }\n    }\n  }\n": types.ShopPeopleDocument,
    "\n  mutation InviteShopPerson($input: InviteShopPersonInput!) {\n    inviteShopPerson(input: $input) {\n      link\n    }\n  }\n": types.InviteShopPersonDocument,
    "\n  mutation RemoveShopPerson($input: RemoveShopPersonInput!) {\n    removeShopPerson(input: $input)\n  }\n": types.RemoveShopPersonDocument,
    "\n  mutation WithdrawShopInvitation($input: WithdrawShopInvitationInput!) {\n    withdrawShopInvitation(input: $input)\n  }\n": types.WithdrawShopInvitationDocument,
    "\n  query ShopMatters($state: MatterState, $after: String) {\n    matters(state: $state, first: 20, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          kind\n          title\n          dueOn\n          isOverdue\n          status\n          waitsFor\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopMattersDocument,
    "\n  query ShopMatter($id: ID!) {\n    matter(id: $id) {\n      id\n      kind\n      title\n      askedBy\n      askedAt\n      dueOn\n      isOverdue\n      status\n      waitsFor\n      isOwn\n      messages {\n        id\n        side\n        author\n        at\n        text\n        files {\n          id\n          name\n          bytes\n          url\n        }\n      }\n    }\n  }\n": types.ShopMatterDocument,
    "\n  mutation ShopOpenMatter($input: OpenMatterInput!) {\n    openMatter(input: $input) {\n      id\n    }\n  }\n": types.ShopOpenMatterDocument,
    "\n  mutation ShopReplyToMatter($input: ReplyToMatterInput!) {\n    replyToMatter(input: $input) {\n      id\n    }\n  }\n": types.ShopReplyToMatterDocument,
    "\n  mutation ShopCloseMatter($input: CloseMatterInput!) {\n    closeMatter(input: $input) {\n      id\n    }\n  }\n": types.ShopCloseMatterDocument,
    "\n  query ShopNotices($after: String) {\n    notices(after: $after) {\n      edges {\n        node {\n          id\n          sentence\n          path\n          at\n          readAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopNoticesDocument,
    "\n  mutation ShopReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input)\n  }\n": types.ShopReadNoticesDocument,
    "\n  query ShopPeriod($from: BusinessDate!, $to: BusinessDate!) {\n    store {\n      id\n      period(from: $from, to: $to) {\n        numbers {\n          key\n          name\n          unit\n          value\n          previous\n          provisional\n        }\n        days {\n          id\n        }\n      }\n    }\n  }\n": types.ShopPeriodDocument,
    "\n  query ShopSales(\n    $on: BusinessDate!\n    $metric: String\n    $agentAlias: String\n    $recognised: Boolean\n    $after: String\n  ) {\n    attributionTerms {\n      from\n      rule\n      days\n    }\n    sales(\n      on: $on\n      metric: $metric\n      agentAlias: $agentAlias\n      recognised: $recognised\n      first: 30\n      after: $after\n    ) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          paidAt\n          paidFen\n          refundedFen\n          creditedBy\n          agentAlias\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopSalesDocument,
    "\n  query ShopUnread {\n    unreadNotices\n  }\n": types.ShopUnreadDocument,
    "\n  query ShopChoices {\n    noticeChoices {\n      event\n      name\n      isTold\n      isMailed\n      mayChange\n    }\n    mailSettings {\n      isOn\n      locale\n      digest\n      digestMinute\n      quietFrom\n      quietUntil\n      failure\n    }\n  }\n": types.ShopChoicesDocument,
    "\n  mutation ShopChoose($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      event\n    }\n  }\n": types.ShopChooseDocument,
    "\n  mutation ShopChangeMail($input: ChangeMailSettingsInput!) {\n    changeMailSettings(input: $input) {\n      isOn\n    }\n  }\n": types.ShopChangeMailDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopDay($on: BusinessDate) {\n    store {\n      id\n      name\n      slug\n      contract {\n        id\n        status\n      }\n      dailyReport(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n  fragment Responses on DailyReport {\n    id\n    acknowledgements {\n      name\n      at\n    }\n    questions {\n      id\n      metricName\n      text\n      askedBy\n      askedAt\n      dueOn\n      answer\n      answeredBy\n      answeredAt\n    }\n  }\n  fragment ShopDayReport on DailyReport {\n    id\n    on\n    version\n    dataChangedAt\n    qcChangedAt\n    revisionReason\n    asOf\n    publishedAt\n    publishedBy\n    headline\n    comment\n    pdfUrl\n    imageUrl\n    ...Responses\n    numbers {\n      key\n      metric\n      name\n      spoken\n      unit\n      value\n      previousDay\n      sameWeekday\n      numerator\n      denominator\n      sample\n      provisional\n      rows\n      promise {\n        comparator\n        target\n        period\n        value\n        kept\n      }\n    }\n    byHour {\n      hour\n      receptions\n      seatsNeeded\n      seatsOnDuty\n      threeMinuteRate\n    }\n    receptionsMetric\n    agents {\n      alias\n      recognised\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    agentsTotal {\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    slots {\n      slotMinute\n      sold\n      onDuty\n      needed\n    }\n    shifts {\n      alias\n      startMinute\n      endMinute\n      slots\n    }\n    afterSales {\n      kind\n      buyer\n      orderNo\n      reason\n      outcome\n      amountFen\n      agentAlias\n    }\n    qc {\n      agentsWithChats\n      agentsReviewed\n      averageScore\n      fatal\n      rows {\n        alias\n        inTime\n        scores\n        fatal\n      }\n    }\n    seatCoverage\n    seatsOnDutyPeak\n    seatsSold\n    staffingAdvice\n  }\n"): typeof import('./graphql').ShopDayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopDayVersions($on: BusinessDate!) {\n    store {\n      id\n      dailyReportVersions(on: $on) {\n        ...ShopDayReport\n        difference {\n          since\n          figures {\n            name\n            unit\n            before {\n              value\n              numerator\n              denominator\n              provisional\n            }\n            after {\n              value\n              numerator\n              denominator\n              provisional\n            }\n          }\n          parts {\n            part\n            count\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopDayVersionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation OpenReport($input: ReportIdInput!) {\n    openDailyReport(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql').OpenReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopAcknowledgeReport($input: ReportIdInput!) {\n    acknowledgeDailyReport(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql').ShopAcknowledgeReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopAskAboutReport($input: AskAboutReportInput!) {\n    askAboutReport(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql').ShopAskAboutReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopDays($after: String) {\n    store {\n      id\n      dailyReports(first: 14, after: $after) {\n        edges {\n          node {\n            id\n            on\n            version\n            headline\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopDaysDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopOverview {\n    store {\n      id\n      contract {\n        id\n        status\n      }\n      nextContract {\n        id\n        status\n      }\n      dailyReports(first: 14) {\n        edges {\n          node {\n            id\n            on\n            headline\n            questions {\n              id\n              answer\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopOverviewDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopContract {\n    store {\n      id\n      name\n      contractProgress {\n        clauseId\n        comparator\n        target\n        unit\n        period\n        from\n        through\n        value\n        numerator\n        denominator\n        kept\n      }\n      contract {\n        ...ShopContractParts\n      }\n      nextContract {\n        ...ShopContractParts\n      }\n    }\n  }\n  fragment ShopContractParts on Contract {\n    id\n    number\n    status\n    startsOn\n    endsOn\n    takenOver\n    endedOn\n    endReason\n    reopenedAt\n    reopenReason\n    seats\n    monthlyFen\n    documentUrl\n    documentSha256\n    sections {\n      key\n      title\n      text\n    }\n    clauses {\n      id\n      metric\n      metricName\n      comparator\n      target\n      unit\n      window\n      remedy\n    }\n    payments {\n      id\n      dueOn\n      fromOn\n      toOn\n      amountFen\n      receivedOn\n      receivedFen\n      outstandingFen\n    }\n    receipts {\n      id\n      amountFen\n      receivedOn\n      method\n      reversedAt\n      reversalReason\n    }\n    receivedFen\n    overpaidFen\n    contacts {\n      party\n      name\n      phone\n    }\n    handovers {\n      id\n      party\n      name\n      fromOn\n    }\n    signatures {\n      party\n      name\n      signedAt\n    }\n  }\n"): typeof import('./graphql').ShopContractDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopSignContract($input: SignContractInput!) {\n    signContract(input: $input) {\n      id\n      status\n      signatures {\n        party\n        name\n        signedAt\n      }\n    }\n  }\n"): typeof import('./graphql').ShopSignContractDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopQuotes {\n    store {\n      id\n      quotes {\n        id\n        number\n        revision\n        status\n        validUntil\n        seats\n        threeMinuteTarget\n        discount\n        months\n        totalFen\n        serviceStartMinute\n        serviceEndMinute\n        holidayService\n        documentUrl\n        acceptance {\n          name\n          acceptedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopQuotesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopMetricDefinition($metric: String!) {\n    metricDefinition(metric: $metric) {\n      metric\n      name\n      formula\n      exclusions\n      source\n      window\n      unit\n      numeratorUnit\n      denominatorUnit\n      isDraft\n      validFrom\n    }\n  }\n"): typeof import('./graphql').ShopMetricDefinitionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopConversations(\n    $on: BusinessDate!\n    $metric: String\n    $missedOnly: Boolean\n    $agentAlias: String\n    $recognised: Boolean\n    $hour: Int\n    $after: String\n  ) {\n    conversations(\n      on: $on\n      metric: $metric\n      missedOnly: $missedOnly\n      agentAlias: $agentAlias\n      recognised: $recognised\n      hour: $hour\n      first: 30\n      after: $after\n    ) {\n      totalCount\n      numerator\n      denominator\n      edges {\n        numerator\n        denominator\n        node {\n          id\n          buyer\n          agentAlias\n          startedAt\n          firstResponseSeconds\n          maxWaitSeconds\n          messageCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopConversationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopOrders($on: BusinessDate!, $after: String) {\n    orders(on: $on, first: 30, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          createdAt\n          paidAt\n          paidFen\n          status\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopOrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopConversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      buyer\n      agentAlias\n      startedAt\n      messages {\n        id\n        at\n        direction\n        type\n        text\n        agentAlias\n      }\n      orders {\n        id\n        orderNo\n        paidAt\n        paidFen\n        status\n      }\n    }\n  }\n"): typeof import('./graphql').ShopConversationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopMe {\n    me {\n      id\n      name\n      email\n      totpEnabled\n    }\n  }\n"): typeof import('./graphql').ShopMeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopBeginTotp {\n    beginTotp {\n      secret\n      uri\n    }\n  }\n"): typeof import('./graphql').ShopBeginTotpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopConfirmTotp($input: ConfirmTotpInput!) {\n    confirmTotp(input: $input) {\n      id\n      totpEnabled\n    }\n  }\n"): typeof import('./graphql').ShopConfirmTotpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopPeople {\n    shopPeople {\n      people {\n        id\n        name\n        email\n        role\n        isSelf\n      }\n      invitations {\n        id\n        email\n        role\n        expiresAt\n      }\n    }\n  }\n"): typeof import('./graphql').ShopPeopleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation InviteShopPerson($input: InviteShopPersonInput!) {\n    inviteShopPerson(input: $input) {\n      link\n    }\n  }\n"): typeof import('./graphql').InviteShopPersonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveShopPerson($input: RemoveShopPersonInput!) {\n    removeShopPerson(input: $input)\n  }\n"): typeof import('./graphql').RemoveShopPersonDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawShopInvitation($input: WithdrawShopInvitationInput!) {\n    withdrawShopInvitation(input: $input)\n  }\n"): typeof import('./graphql').WithdrawShopInvitationDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopMatters($state: MatterState, $after: String) {\n    matters(state: $state, first: 20, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          kind\n          title\n          dueOn\n          isOverdue\n          status\n          waitsFor\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopMattersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopMatter($id: ID!) {\n    matter(id: $id) {\n      id\n      kind\n      title\n      askedBy\n      askedAt\n      dueOn\n      isOverdue\n      status\n      waitsFor\n      isOwn\n      messages {\n        id\n        side\n        author\n        at\n        text\n        files {\n          id\n          name\n          bytes\n          url\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopMatterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopOpenMatter($input: OpenMatterInput!) {\n    openMatter(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql').ShopOpenMatterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopReplyToMatter($input: ReplyToMatterInput!) {\n    replyToMatter(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql').ShopReplyToMatterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopCloseMatter($input: CloseMatterInput!) {\n    closeMatter(input: $input) {\n      id\n    }\n  }\n"): typeof import('./graphql').ShopCloseMatterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopNotices($after: String) {\n    notices(after: $after) {\n      edges {\n        node {\n          id\n          sentence\n          path\n          at\n          readAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopNoticesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopReadNotices($input: ReadNoticesInput!) {\n    readNotices(input: $input)\n  }\n"): typeof import('./graphql').ShopReadNoticesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopPeriod($from: BusinessDate!, $to: BusinessDate!) {\n    store {\n      id\n      period(from: $from, to: $to) {\n        numbers {\n          key\n          name\n          unit\n          value\n          previous\n          provisional\n        }\n        days {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopPeriodDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopSales(\n    $on: BusinessDate!\n    $metric: String\n    $agentAlias: String\n    $recognised: Boolean\n    $after: String\n  ) {\n    attributionTerms {\n      from\n      rule\n      days\n    }\n    sales(\n      on: $on\n      metric: $metric\n      agentAlias: $agentAlias\n      recognised: $recognised\n      first: 30\n      after: $after\n    ) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          paidAt\n          paidFen\n          refundedFen\n          creditedBy\n          agentAlias\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopSalesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopUnread {\n    unreadNotices\n  }\n"): typeof import('./graphql').ShopUnreadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopChoices {\n    noticeChoices {\n      event\n      name\n      isTold\n      isMailed\n      mayChange\n    }\n    mailSettings {\n      isOn\n      locale\n      digest\n      digestMinute\n      quietFrom\n      quietUntil\n      failure\n    }\n  }\n"): typeof import('./graphql').ShopChoicesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopChoose($input: ChooseNoticeInput!) {\n    chooseNotice(input: $input) {\n      event\n    }\n  }\n"): typeof import('./graphql').ShopChooseDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopChangeMail($input: ChangeMailSettingsInput!) {\n    changeMailSettings(input: $input) {\n      isOn\n    }\n  }\n"): typeof import('./graphql').ShopChangeMailDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
