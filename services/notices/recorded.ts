import type { Recorded } from "../platform/recorded.ts";

const told = "says where news goes and who has read it, and changes nothing that it tells of";

export const recorded: Recorded = {
  mutations: {
    firmNoticeChoose: told,
    noticeChoose: told,
    noticeRead: told,
    noticesReadAll: told,
    webhookAdd: told,
    webhookChange: told,
    webhookRemove: told,
    webhookResend: told,
    webhookRotate: told,
    webhookTest: told,
  },
  work: {
    mail: told,
    receipts: "hands out what proves itself, and records nothing of it",
    webhooks: ["notices.webhook-stopped.v1"],
  },
};
