/** Definitions that contracts usually promise; any other `metric@version` can be typed. */
export const metricsOfClauses = [
  'resp3m_tb@2',
  'resp3m@1',
  'avg_resp_tb@1',
  'avg_resp_jd@1',
  'avg_resp_pdd@1',
  'avg_resp_dy@1',
  'first_response_avg@1',
  'first30_jd@1',
  'resp30_pdd@1',
  'reply3m_dy_sess@1',
  'reply3m_pdd@1',
  'conv_next@1',
  'qc_cov@1',
] as const;
