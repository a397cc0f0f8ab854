/** Refusals about who belongs to a house, and by what he comes in. */
export const peopleRefusals = {
  LAST_OF_ROLE: {
    zh: "此人是唯一的{role}；请先邀请并确认另一位。",
    en: "This person is the last one with the role {role}; another one must have joined first.",
  },
  REMOVES_SELF: {
    zh: "不能移出自己，请由另一位管理员操作。",
    en: "You cannot remove yourself; another administrator can.",
  },
  ROLES_OF_SELF: {
    zh: "不能调整自己的角色，请由另一位安全管理员操作。",
    en: "You cannot change your own role; another security administrator can.",
  },
  ROLES_UNCHANGED: {
    zh: "此人已是这个角色。",
    en: "This person has that role already.",
  },
  CONFIRMS_OWN: {
    zh: "您本人申请的、或授予您本人角色的事项，须由另一位系统管理员处理。",
    en: "What you asked for yourself, or what gives you a role, another system administrator settles.",
  },
  NO_FIRM: {
    zh: "该账号不再属于任何企业，请联系企业管理员重新邀请。",
    en: "This account belongs to no firm any more; an administrator of a firm can invite you again.",
  },
  INVITATION_OFTEN: {
    zh: "24 小时内已向该邮箱发出 {most} 份邀请，请稍后再试。",
    en: "This address has been sent {most} invitations within 24 hours; please wait.",
  },
  PASSWORD_COMMON: {
    zh: "这个密码太容易猜到：请不要用连续、重复或常见的字符。",
    en: "This password is too easy to guess: no rows, repetitions or common words, please.",
  },
} as const;
