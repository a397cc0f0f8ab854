import { timeText } from "../letters/time.ts";
import type { NoticeValues } from "./kind.ts";
import type { NoticeKind } from "./kinds.ts";
import { peopleSentences } from "./people-wording.ts";
import { watchingSentences } from "./watching-wording.ts";
import { wholeFirmSentences } from "./whole-firm-wording.ts";

type Locale = "zh" | "en";

interface Sentences {
  readonly title: string;
  readonly text: string;
  /** Instead, where it is of hours of a week. */
  readonly ofWeek?: string;
}

/** `{name}` is replaced by the notice's value of that name. */
const sentences: Readonly<Record<NoticeKind, Readonly<Record<Locale, Sentences>>>> = {
  ...peopleSentences,
  ...wholeFirmSentences,
  ...watchingSentences,
  "booking-requested": {
    zh: {
      title: "{firm} 预订了产能",
      text: "{firm} 预订了 {hours} 小时，自 {from} 起。",
      ofWeek: "{firm} 预订了 {week} 开始的那一周中的 {hours} 小时。",
    },
    en: {
      title: "{firm} has booked capacity",
      text: "{firm} has booked {hours} h from {from} on.",
      ofWeek: "{firm} has booked {hours} h of the week from {week} on.",
    },
  },
  "booking-cancelled": {
    zh: { title: "{firm} 取消了预订", text: "{firm} 取消了在贵企业的一项预订，该时段已重新空闲。" },
    en: {
      title: "{firm} has cancelled a booking",
      text: "{firm} has cancelled a booking with your firm; the time is free again.",
    },
  },
  "own-booking-cancelled": {
    zh: { title: "{firm} 取消了贵企业的预订", text: "{firm} 取消了贵企业的一项预订，请另行安排。" },
    en: {
      title: "{firm} has cancelled your booking",
      text: "{firm} has cancelled a booking of your firm; please arrange for another.",
    },
  },
  "booking-rescheduled": {
    zh: {
      title: "{firm} 改了预订时间",
      text: "{firm} 在贵企业的一项预订从 {from} 改到了 {to} 开始。",
      ofWeek:
        "{firm} 在贵企业的一项预订从 {formerWeek} 开始的那一周改到了 {week} 开始的那一周，现为 {hours} 小时。",
    },
    en: {
      title: "{firm} has rescheduled a booking",
      text: "A booking of {firm} with your firm was to begin at {from} and now begins at {to}.",
      ofWeek:
        "A booking of {firm} with your firm was of the week from {formerWeek} on and is now of {hours} h of the week from {week} on.",
    },
  },
  "grant-given": {
    zh: {
      title: "{firm} 与贵企业共享了记录",
      text: "{firm} 授权贵企业读取一条记录，详情见授权页面。",
    },
    en: {
      title: "{firm} shares a record with your firm",
      text: "Your firm may read a record of {firm}; the page of grants says which part, and for what.",
    },
  },
  "grant-revoked": {
    zh: { title: "{firm} 收回了授权", text: "{firm} 共享的一条记录已不能再读取。" },
    en: {
      title: "{firm} has revoked a grant",
      text: "A record that {firm} had shared can no longer be read.",
    },
  },
  "firm-suspended": {
    zh: { title: "企业已被平台暂停", text: "原因：{reason}。全部登录和密钥已停用。" },
    en: {
      title: "Your firm has been suspended",
      text: "Reason: {reason}. All sessions and keys have ended.",
    },
  },
  "firm-resumed": {
    zh: { title: "企业已恢复使用", text: "平台已恢复贵企业的使用。" },
    en: { title: "Your firm may go on", text: "The platform has lifted the suspension." },
  },
  "alert-raised": {
    zh: {
      title: "安全告警：{what}",
      text: "请在安全事件页面查看：确认后立案处置，或说明理由后排除。",
    },
    en: {
      title: "Security alert: {what}",
      text: "Please look at it on the page of incidents: open an incident, or dismiss it with a reason.",
    },
  },
  "alert-ended": {
    zh: { title: "安全告警已解除：{what}", text: "所报情况已自行结束，详见安全事件页面。" },
    en: {
      title: "Over: {what}",
      text: "What the security alert was raised for is over by itself. It stands on the page of incidents.",
    },
  },
  "incident-opened": {
    zh: { title: "{mark}已立案一起安全事件", text: "时间线和处置措施见安全事件页面。" },
    en: {
      title: "{mark}A security incident was opened",
      text: "Its time line and acts are on the page of incidents.",
    },
  },
  "firm-frozen": {
    zh: {
      title: "企业因安全事件被冻结",
      text: "原因：{reason}。登录、密钥和推送已停用；已达成的预订不受影响。平台确认安全后解冻。",
    },
    en: {
      title: "Your firm is frozen because of a security incident",
      text: "Reason: {reason}. Sessions, keys and webhooks are stopped; bookings agreed stay. The freeze is lifted once the platform finds that it is safe.",
    },
  },
  "firm-thawed": {
    zh: { title: "企业已解冻", text: "请重新登录；密钥和推送已恢复。" },
    en: {
      title: "Your firm is no longer frozen",
      text: "Please sign in anew; keys and webhooks go on.",
    },
  },
  "incident-told": {
    zh: { title: "{mark}平台安全事件通知", text: "{text}" },
    en: { title: "{mark}Notice of a security incident", text: "{text}" },
  },
  "thaw-asked": {
    zh: { title: "有企业解冻待您确认", text: "安全管理员申请解冻一家企业，请核实后确认。" },
    en: {
      title: "A freeze waits for you to lift it",
      text: "The security administrator asks to lift a firm's freeze; please look and confirm.",
    },
  },
  "rules-published": {
    zh: {
      title: "平台发布了新的运行规则",
      text: "第 {version} 版运行规则将于 {from} 生效，请查看变化并接受。",
    },
    en: {
      title: "New operating rules are published",
      text: "Version {version} of the operating rules takes effect at {from}; please see what changes, and accept it.",
    },
  },
  "rules-withdrawn": {
    zh: {
      title: "平台撤回了尚未生效的运行规则",
      text: "原定于 {from} 生效的第 {version} 版运行规则已撤回，不会生效。原因：{reason}",
    },
    en: {
      title: "Operating rules are withdrawn before their time",
      text: "Version {version} of the operating rules, which was to take effect at {from}, is withdrawn. Reason: {reason}",
    },
  },
  "rules-unaccepted": {
    zh: {
      title: "新的运行规则已生效，贵企业尚未接受",
      text: "第 {version} 版运行规则已于 {from} 生效。接受之前，部分业务可能受限。",
    },
    en: {
      title: "Operating rules are in force that your firm has not accepted",
      text: "Version {version} has been in force since {from}. Until it is accepted, some of your trade may be held up.",
    },
  },
  "webhook-stopped": {
    zh: {
      title: "一个推送地址已被停用",
      text: "{host} 长时间没有收到推送，平台已停用该地址。请检查接收系统后重新启用。",
    },
    en: {
      title: "A webhook was switched off",
      text: "Nothing has arrived at {host}, so the platform has switched this webhook off. See to the receiving system, then switch it on again.",
    },
  },
  "application-submitted": {
    zh: { title: "{applicant} 申请入驻", text: "请在入驻申请页面审核资料。" },
    en: {
      title: "{applicant} asks to be admitted",
      text: "The page of applications has its documents.",
    },
  },
  "dispute-opened": {
    zh: {
      title: "{firm} 提出了争议",
      text: "{firm} 就一项预订提出了争议，对方须在 {until} 前答复。",
    },
    en: {
      title: "{firm} has opened a dispute",
      text: "{firm} has opened a dispute about a booking; the other side answers by {until}.",
    },
  },
  "dispute-answered": {
    zh: { title: "{firm} 提出的争议已答复", text: "对方已答复，双方可以补充陈述和证据。" },
    en: {
      title: "The dispute of {firm} was answered",
      text: "The other side has answered; both may add statements and evidence.",
    },
  },
  "dispute-answer-missed": {
    zh: {
      title: "{firm} 提出的争议未获答复",
      text: "答复期限已过，对方没有答复；双方仍可补充陈述和证据。",
    },
    en: {
      title: "The dispute of {firm} was not answered",
      text: "The time for an answer is over, and there is none; both may still add statements and evidence.",
    },
  },
  "dispute-exhibit": {
    zh: { title: "{firm} 提出的争议有新材料", text: "一方补充了陈述、文件、证据或和解方案。" },
    en: {
      title: "Something was added to the dispute of {firm}",
      text: "One side has put in a statement, a document, evidence or an offer to settle.",
    },
  },
  "dispute-decided": {
    zh: {
      title: "{firm} 提出的争议已裁决",
      text: "平台已作出裁决，结果、理由和复议期限见争议页面。",
    },
    en: {
      title: "The dispute of {firm} was decided",
      text: "The operator has decided; the page says how, why, and until when an appeal is open.",
    },
  },
  "dispute-appealed": {
    zh: { title: "{firm} 提出的争议进入复议", text: "一方申请了复议，双方可以补充陈述。" },
    en: {
      title: "The dispute of {firm} is under appeal",
      text: "One side has appealed; both may add statements.",
    },
  },
  "dispute-closed": {
    zh: { title: "{firm} 提出的争议已结束", text: "争议已经结束，结果见争议页面。" },
    en: {
      title: "The dispute of {firm} is closed",
      text: "The dispute is closed; the page says how.",
    },
  },
  "dispute-to-decide": {
    zh: { title: "{firm} 提出的争议待裁决", text: "陈述期已结束，请在 {until} 前裁决。" },
    en: {
      title: "The dispute of {firm} is to be decided",
      text: "Statements are closed; please decide by {until}.",
    },
  },
  "appeal-to-decide": {
    zh: { title: "{firm} 提出的争议待复议裁决", text: "复议陈述期已结束，请在 {until} 前裁决。" },
    en: {
      title: "The appeal in the dispute of {firm} is to be decided",
      text: "Statements on the appeal are closed; please decide by {until}.",
    },
  },
};

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function filled(sentence: string, values: NoticeValues, locale: Locale): string {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name] ?? "";
    const text = typeof value === "string" ? value : value[locale];
    return instant.test(text) ? timeText(text) : text;
  });
}

/** A notice in its reader's language. */
export function noticeWords(kind: NoticeKind, values: NoticeValues, locale: Locale): Sentences {
  const { title, text: usual, ofWeek = usual } = sentences[kind][locale];
  const text = values["week"] === undefined ? usual : ofWeek;
  return { title: filled(title, values, locale), text: filled(text, values, locale) };
}
