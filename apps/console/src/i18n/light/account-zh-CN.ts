/** Words of a person's own account: in the back office, and on the shop's account page alone. */
export const accountZhCN = {
  'account.password': '密码',
  'account.currentPassword': '当前密码',
  'account.newPassword': '新密码（至少 10 位）',
  'account.changePassword': '修改密码',
  'account.passwordChanged': '密码已修改，其他设备上的登录已退出。',
  'account.codeOrRecovery': '验证码或恢复码',
  'account.recoveryWhy': '恢复码可在手机丢失时代替验证码，每个只能用一次。生成新的一组后，旧的作废。',
  'account.makeCodes': '生成恢复码',
  'account.removeTotp': '关闭第二步验证',
  'account.signIns': '登录的设备',
  'account.endAll': '全部退出',
  'account.lastUsed': '最近使用',
  'account.thisOne': '当前登录',
  'account.end': '退出',
  'shop.switch': '店铺',
};
