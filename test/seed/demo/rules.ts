import type { RulesContent } from "../../../services/tenancy/operating-rules/rules.ts";

/** The demo's operating rules, version 1. */
export const demoRules: RulesContent = {
  text: {
    zh: `本规则由平台运营方制定，对全部成员企业生效。
新版本须提前公布，公布期不短于规则参数所定天数；企业可在施行前接受。
施行后仍未接受的企业，暂时不能发布和预订产能；此前的预订一律按预订当时的版本履行。
违反规则的企业可被暂停，其会话与密钥随即失效，记录保留。`,
    en: `These rules are set by the operator and hold for all member firms.
A new version is published beforehand, at least the stated number of days; a firm can accept it ahead of its date.
A firm that has not accepted it by then publishes and books nothing new until it does. Bookings made before are kept by the version that they were made under.
A firm that breaks the rules can be suspended; its sessions and keys end at once, its records stay.`,
  },
  topics: {
    admission: {
      zh: "成员企业须具备统一社会信用代码。企业可自行申请并提交证明文件，由两名不同的运营人员批准；也可由平台运营方审核后直接邀请其管理员加入。首位管理员加入时代表企业接受现行规则。",
      en: "A member firm has a unified social credit code. It can apply with its documents, and two different people of the operator's approve it; or the operator checks it and invites its administrator at once. The administrator accepts the rules in force on joining.",
    },
    listing: {
      zh: "企业只发布自有且真实可用的产能，时间、精度与证书以发布内容为准。产能须在开始前规定小时数之前发布，且不超出可发布的最远天数。",
      en: "A firm publishes only capacity of its own that is truly free; times, tolerances and certificates are as published. An offer is published at least the stated hours before it begins, and reaches no further ahead than the stated days.",
    },
    cancellation: {
      zh: "同一设备的同一时间只售一次。开工前规定小时数之前取消免费；此后取消，取消方按预订总价的规定比例补偿对方。",
      en: "The same hours of a machine are sold once. Cancelling is free until the stated hours before the start; whoever cancels later owes the other side the stated share of the booking's total.",
    },
    sharing: {
      zh: "企业的数据归企业所有，是否共享、共享给谁、共享哪些内容由企业决定，并可随时撤销。运营方看不到企业的私有数据，也不能更改已入账的记录。",
      en: "A firm's data is its own: it decides what is shared with whom, and can revoke it at any time. The operator cannot see private data of a firm and cannot change what is recorded.",
    },
    disputes: {
      zh: "双方先自行协商。协商不成的，任何一方可在规定天数内就预订提出争议，对方在规定天数内答复，双方陈述并出示账本中的记录；平台系统管理员据此裁决，任何一方可在规定天数内申请复议，由安全管理员终局裁决。",
      en: "The two firms first settle it between them. Where they cannot, either opens a case about the booking within the stated days; the other answers within the stated days, both make statements and put forward what stands in the ledger. The operator's system administrator decides; on appeal within the stated days the security administrator does, and that is final.",
    },
    fees: {
      zh: "平台按预订总价的规定比例向产能提供方收取服务费；免费取消的预订不收费。",
      en: "The platform charges the provider the stated share of a booking's total; a booking that was cancelled in the free time costs nothing.",
    },
  },
  parameters: {
    noticeDays: 7,
    tradeNeedsAcceptance: true,
    admitsDirectly: true,
    offerNoticeHours: 4,
    offerHorizonDays: 366,
    freeCancellationHours: 24,
    lateCancellationBasisPoints: 2_000,
    grantMostDays: null,
    feeBasisPoints: 50,
    disputeOpenDays: 30,
    disputeAnswerDays: 10,
    disputeStatementDays: 7,
    disputeDecisionDays: 20,
    disputeAppealDays: 15,
  },
};
