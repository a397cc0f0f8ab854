/** Words of a firm's plan and its quotas. */
export const plan = {
  title: "套餐与用量",
  lead: "本企业的限额和已用数量。限额由平台运营方设定。",
  none: "无套餐，不限用量",
  used: "已用 {{used}} / {{most}}",
  usedNoLimit: "已用 {{used}}，不限",
};
