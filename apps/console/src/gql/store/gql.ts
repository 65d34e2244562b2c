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
    "\n  query ShopDay($on: BusinessDate) {\n    store {\n      id\n      name\n      slug\n      contract {\n        id\n        status\n      }\n      dailyReport(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n  fragment Responses on DailyReport {\n    id\n    acknowledgements {\n      name\n      at\n    }\n    questions {\n      id\n      metricName\n      text\n      askedBy\n      askedAt\n      answer\n      answeredBy\n      answeredAt\n    }\n  }\n  fragment ShopDayReport on DailyReport {\n    id\n    on\n    version\n    dataChangedAt\n    qcChangedAt\n    revisionReason\n    asOf\n    publishedAt\n    publishedBy\n    headline\n    comment\n    pdfUrl\n    imageUrl\n    ...Responses\n    numbers {\n      key\n      metric\n      name\n      unit\n      value\n      target\n      kept\n      previousDay\n      sameWeekday\n      numerator\n      denominator\n      sample\n      rows\n      rowsCount\n    }\n    byHour {\n      hour\n      receptions\n      seatsNeeded\n      seatsOnDuty\n      threeMinuteRate\n    }\n    agents {\n      alias\n      recognised\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    afterSales {\n      kind\n      buyer\n      orderNo\n      reason\n      outcome\n      amountFen\n      agentAlias\n    }\n    qc {\n      agentsWithChats\n      agentsReviewed\n      averageScore\n      fatal\n    }\n    seatCoverage\n    seatsOnDutyPeak\n    seatsSold\n    staffingAdvice\n  }\n": typeof types.ShopDayDocument,
    "\n  query ShopDayVersions($on: BusinessDate!) {\n    store {\n      id\n      dailyReportVersions(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n": typeof types.ShopDayVersionsDocument,
    "\n  mutation ShopAcknowledgeReport($input: ReportIdInput!) {\n    acknowledgeDailyReport(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopAcknowledgeReportDocument,
    "\n  mutation ShopAskAboutReport($input: AskAboutReportInput!) {\n    askAboutReport(input: $input) {\n      id\n    }\n  }\n": typeof types.ShopAskAboutReportDocument,
    "\n  query ShopDays($after: String) {\n    store {\n      id\n      dailyReports(first: 14, after: $after) {\n        edges {\n          node {\n            id\n            on\n            version\n            headline\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.ShopDaysDocument,
    "\n  query ShopContract {\n    store {\n      id\n      contract {\n        ...ShopContractParts\n      }\n      nextContract {\n        ...ShopContractParts\n      }\n    }\n  }\n  fragment ShopContractParts on Contract {\n    id\n    number\n    status\n    startsOn\n    endsOn\n    takenOver\n    endedOn\n    endReason\n    reopenedAt\n    reopenReason\n    seats\n    monthlyFen\n    documentUrl\n    documentSha256\n    sections {\n      key\n      title\n      text\n    }\n    clauses {\n      id\n      metric\n      metricName\n      comparator\n      target\n      unit\n      window\n      remedy\n    }\n    payments {\n      id\n      dueOn\n      fromOn\n      toOn\n      amountFen\n      receivedOn\n      receivedFen\n      outstandingFen\n    }\n    receipts {\n      id\n      amountFen\n      receivedOn\n      method\n      reversedAt\n      reversalReason\n    }\n    receivedFen\n    overpaidFen\n    owners {\n      party\n      name\n      phone\n    }\n    signatures {\n      party\n      name\n      signedAt\n    }\n  }\n": typeof types.ShopContractDocument,
    "\n  mutation ShopSignContract($input: SignContractInput!) {\n    signContract(input: $input) {\n      id\n      status\n      signatures {\n        party\n        name\n        signedAt\n      }\n    }\n  }\n": typeof types.ShopSignContractDocument,
    "\n  query ShopQuotes {\n    store {\n      id\n      quotes {\n        id\n        number\n        revision\n        status\n        validUntil\n        seats\n        threeMinuteTarget\n        discount\n        months\n        totalFen\n        serviceStartMinute\n        serviceEndMinute\n        documentUrl\n        acceptance {\n          name\n          acceptedAt\n        }\n      }\n    }\n  }\n": typeof types.ShopQuotesDocument,
    "\n  query ShopMetricDefinition($metric: String!) {\n    metricDefinition(metric: $metric) {\n      metric\n      name\n      formula\n      source\n      window\n      unit\n      validFrom\n    }\n  }\n": typeof types.ShopMetricDefinitionDocument,
    "\n  query ShopConversations($on: BusinessDate!, $filter: ConversationFilter, $after: String) {\n    conversations(on: $on, filter: $filter, first: 30, after: $after) {\n      totalCount\n      counted\n      edges {\n        counted\n        node {\n          id\n          buyer\n          agentAlias\n          startedAt\n          firstResponseSeconds\n          maxWaitSeconds\n          messageCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopConversationsDocument,
    "\n  query ShopOrders($on: BusinessDate!, $after: String) {\n    orders(on: $on, first: 30, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          createdAt\n          paidAt\n          paidFen\n          status\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.ShopOrdersDocument,
    "\n  query ShopConversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      buyer\n      agentAlias\n      startedAt\n      messages {\n        id\n        at\n        direction\n        text\n      }\n      orders {\n        id\n        orderNo\n        paidAt\n        paidFen\n        status\n      }\n    }\n  }\n": typeof types.ShopConversationDocument,
    "\n  query ShopMe {\n    me {\n      id\n      name\n      email\n      totpEnabled\n    }\n  }\n": typeof types.ShopMeDocument,
    "\n  mutation ShopBeginTotp {\n    beginTotp {\n      secret\n      uri\n    }\n  }\n": typeof types.ShopBeginTotpDocument,
    "\n  mutation ShopConfirmTotp($input: ConfirmTotpInput!) {\n    confirmTotp(input: $input) {\n      id\n      totpEnabled\n    }\n  }\n": typeof types.ShopConfirmTotpDocument,
};
const documents: Documents = {
    "\n  query ShopDay($on: BusinessDate) {\n    store {\n      id\n      name\n      slug\n      contract {\n        id\n        status\n      }\n      dailyReport(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n  fragment Responses on DailyReport {\n    id\n    acknowledgements {\n      name\n      at\n    }\n    questions {\n      id\n      metricName\n      text\n      askedBy\n      askedAt\n      answer\n      answeredBy\n      answeredAt\n    }\n  }\n  fragment ShopDayReport on DailyReport {\n    id\n    on\n    version\n    dataChangedAt\n    qcChangedAt\n    revisionReason\n    asOf\n    publishedAt\n    publishedBy\n    headline\n    comment\n    pdfUrl\n    imageUrl\n    ...Responses\n    numbers {\n      key\n      metric\n      name\n      unit\n      value\n      target\n      kept\n      previousDay\n      sameWeekday\n      numerator\n      denominator\n      sample\n      rows\n      rowsCount\n    }\n    byHour {\n      hour\n      receptions\n      seatsNeeded\n      seatsOnDuty\n      threeMinuteRate\n    }\n    agents {\n      alias\n      recognised\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    afterSales {\n      kind\n      buyer\n      orderNo\n      reason\n      outcome\n      amountFen\n      agentAlias\n    }\n    qc {\n      agentsWithChats\n      agentsReviewed\n      averageScore\n      fatal\n    }\n    seatCoverage\n    seatsOnDutyPeak\n    seatsSold\n    staffingAdvice\n  }\n": types.ShopDayDocument,
    "\n  query ShopDayVersions($on: BusinessDate!) {\n    store {\n      id\n      dailyReportVersions(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n": types.ShopDayVersionsDocument,
    "\n  mutation ShopAcknowledgeReport($input: ReportIdInput!) {\n    acknowledgeDailyReport(input: $input) {\n      id\n    }\n  }\n": types.ShopAcknowledgeReportDocument,
    "\n  mutation ShopAskAboutReport($input: AskAboutReportInput!) {\n    askAboutReport(input: $input) {\n      id\n    }\n  }\n": types.ShopAskAboutReportDocument,
    "\n  query ShopDays($after: String) {\n    store {\n      id\n      dailyReports(first: 14, after: $after) {\n        edges {\n          node {\n            id\n            on\n            version\n            headline\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.ShopDaysDocument,
    "\n  query ShopContract {\n    store {\n      id\n      contract {\n        ...ShopContractParts\n      }\n      nextContract {\n        ...ShopContractParts\n      }\n    }\n  }\n  fragment ShopContractParts on Contract {\n    id\n    number\n    status\n    startsOn\n    endsOn\n    takenOver\n    endedOn\n    endReason\n    reopenedAt\n    reopenReason\n    seats\n    monthlyFen\n    documentUrl\n    documentSha256\n    sections {\n      key\n      title\n      text\n    }\n    clauses {\n      id\n      metric\n      metricName\n      comparator\n      target\n      unit\n      window\n      remedy\n    }\n    payments {\n      id\n      dueOn\n      fromOn\n      toOn\n      amountFen\n      receivedOn\n      receivedFen\n      outstandingFen\n    }\n    receipts {\n      id\n      amountFen\n      receivedOn\n      method\n      reversedAt\n      reversalReason\n    }\n    receivedFen\n    overpaidFen\n    owners {\n      party\n      name\n      phone\n    }\n    signatures {\n      party\n      name\n      signedAt\n    }\n  }\n": types.ShopContractDocument,
    "\n  mutation ShopSignContract($input: SignContractInput!) {\n    signContract(input: $input) {\n      id\n      status\n      signatures {\n        party\n        name\n        signedAt\n      }\n    }\n  }\n": types.ShopSignContractDocument,
    "\n  query ShopQuotes {\n    store {\n      id\n      quotes {\n        id\n        number\n        revision\n        status\n        validUntil\n        seats\n        threeMinuteTarget\n        discount\n        months\n        totalFen\n        serviceStartMinute\n        serviceEndMinute\n        documentUrl\n        acceptance {\n          name\n          acceptedAt\n        }\n      }\n    }\n  }\n": types.ShopQuotesDocument,
    "\n  query ShopMetricDefinition($metric: String!) {\n    metricDefinition(metric: $metric) {\n      metric\n      name\n      formula\n      source\n      window\n      unit\n      validFrom\n    }\n  }\n": types.ShopMetricDefinitionDocument,
    "\n  query ShopConversations($on: BusinessDate!, $filter: ConversationFilter, $after: String) {\n    conversations(on: $on, filter: $filter, first: 30, after: $after) {\n      totalCount\n      counted\n      edges {\n        counted\n        node {\n          id\n          buyer\n          agentAlias\n          startedAt\n          firstResponseSeconds\n          maxWaitSeconds\n          messageCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopConversationsDocument,
    "\n  query ShopOrders($on: BusinessDate!, $after: String) {\n    orders(on: $on, first: 30, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          createdAt\n          paidAt\n          paidFen\n          status\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.ShopOrdersDocument,
    "\n  query ShopConversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      buyer\n      agentAlias\n      startedAt\n      messages {\n        id\n        at\n        direction\n        text\n      }\n      orders {\n        id\n        orderNo\n        paidAt\n        paidFen\n        status\n      }\n    }\n  }\n": types.ShopConversationDocument,
    "\n  query ShopMe {\n    me {\n      id\n      name\n      email\n      totpEnabled\n    }\n  }\n": types.ShopMeDocument,
    "\n  mutation ShopBeginTotp {\n    beginTotp {\n      secret\n      uri\n    }\n  }\n": types.ShopBeginTotpDocument,
    "\n  mutation ShopConfirmTotp($input: ConfirmTotpInput!) {\n    confirmTotp(input: $input) {\n      id\n      totpEnabled\n    }\n  }\n": types.ShopConfirmTotpDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopDay($on: BusinessDate) {\n    store {\n      id\n      name\n      slug\n      contract {\n        id\n        status\n      }\n      dailyReport(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n  fragment Responses on DailyReport {\n    id\n    acknowledgements {\n      name\n      at\n    }\n    questions {\n      id\n      metricName\n      text\n      askedBy\n      askedAt\n      answer\n      answeredBy\n      answeredAt\n    }\n  }\n  fragment ShopDayReport on DailyReport {\n    id\n    on\n    version\n    dataChangedAt\n    qcChangedAt\n    revisionReason\n    asOf\n    publishedAt\n    publishedBy\n    headline\n    comment\n    pdfUrl\n    imageUrl\n    ...Responses\n    numbers {\n      key\n      metric\n      name\n      unit\n      value\n      target\n      kept\n      previousDay\n      sameWeekday\n      numerator\n      denominator\n      sample\n      rows\n      rowsCount\n    }\n    byHour {\n      hour\n      receptions\n      seatsNeeded\n      seatsOnDuty\n      threeMinuteRate\n    }\n    agents {\n      alias\n      recognised\n      receptions\n      threeMinuteRate\n      firstResponseSeconds\n    }\n    afterSales {\n      kind\n      buyer\n      orderNo\n      reason\n      outcome\n      amountFen\n      agentAlias\n    }\n    qc {\n      agentsWithChats\n      agentsReviewed\n      averageScore\n      fatal\n    }\n    seatCoverage\n    seatsOnDutyPeak\n    seatsSold\n    staffingAdvice\n  }\n"): typeof import('./graphql').ShopDayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopDayVersions($on: BusinessDate!) {\n    store {\n      id\n      dailyReportVersions(on: $on) {\n        ...ShopDayReport\n      }\n    }\n  }\n"): typeof import('./graphql').ShopDayVersionsDocument;
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
export function graphql(source: "\n  query ShopContract {\n    store {\n      id\n      contract {\n        ...ShopContractParts\n      }\n      nextContract {\n        ...ShopContractParts\n      }\n    }\n  }\n  fragment ShopContractParts on Contract {\n    id\n    number\n    status\n    startsOn\n    endsOn\n    takenOver\n    endedOn\n    endReason\n    reopenedAt\n    reopenReason\n    seats\n    monthlyFen\n    documentUrl\n    documentSha256\n    sections {\n      key\n      title\n      text\n    }\n    clauses {\n      id\n      metric\n      metricName\n      comparator\n      target\n      unit\n      window\n      remedy\n    }\n    payments {\n      id\n      dueOn\n      fromOn\n      toOn\n      amountFen\n      receivedOn\n      receivedFen\n      outstandingFen\n    }\n    receipts {\n      id\n      amountFen\n      receivedOn\n      method\n      reversedAt\n      reversalReason\n    }\n    receivedFen\n    overpaidFen\n    owners {\n      party\n      name\n      phone\n    }\n    signatures {\n      party\n      name\n      signedAt\n    }\n  }\n"): typeof import('./graphql').ShopContractDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopSignContract($input: SignContractInput!) {\n    signContract(input: $input) {\n      id\n      status\n      signatures {\n        party\n        name\n        signedAt\n      }\n    }\n  }\n"): typeof import('./graphql').ShopSignContractDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopQuotes {\n    store {\n      id\n      quotes {\n        id\n        number\n        revision\n        status\n        validUntil\n        seats\n        threeMinuteTarget\n        discount\n        months\n        totalFen\n        serviceStartMinute\n        serviceEndMinute\n        documentUrl\n        acceptance {\n          name\n          acceptedAt\n        }\n      }\n    }\n  }\n"): typeof import('./graphql').ShopQuotesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopMetricDefinition($metric: String!) {\n    metricDefinition(metric: $metric) {\n      metric\n      name\n      formula\n      source\n      window\n      unit\n      validFrom\n    }\n  }\n"): typeof import('./graphql').ShopMetricDefinitionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopConversations($on: BusinessDate!, $filter: ConversationFilter, $after: String) {\n    conversations(on: $on, filter: $filter, first: 30, after: $after) {\n      totalCount\n      counted\n      edges {\n        counted\n        node {\n          id\n          buyer\n          agentAlias\n          startedAt\n          firstResponseSeconds\n          maxWaitSeconds\n          messageCount\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopConversationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopOrders($on: BusinessDate!, $after: String) {\n    orders(on: $on, first: 30, after: $after) {\n      totalCount\n      edges {\n        node {\n          id\n          orderNo\n          buyer\n          createdAt\n          paidAt\n          paidFen\n          status\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql').ShopOrdersDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopConversation($id: ID!) {\n    conversation(id: $id) {\n      id\n      buyer\n      agentAlias\n      startedAt\n      messages {\n        id\n        at\n        direction\n        text\n      }\n      orders {\n        id\n        orderNo\n        paidAt\n        paidFen\n        status\n      }\n    }\n  }\n"): typeof import('./graphql').ShopConversationDocument;
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


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
