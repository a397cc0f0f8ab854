import { noticePath } from "../inbox/page.ts";
import { noticeWords } from "../inbox/wording.ts";
import type { Letter } from "./post.ts";
import { timeText } from "./time.ts";

/** A letter in one language: paragraphs, and what its button opens. */
export interface Draft {
  readonly subject: string;
  readonly before: readonly string[];
  /** `path` is below the platform's address. */
  readonly button: { readonly label: string; readonly path: string } | null;
  readonly after: readonly string[];
}

type Kind = Letter["kind"];
type LetterOf<K extends Kind> = Extract<Letter, { readonly kind: K }>;
type Templates = { readonly [K in Kind]: (letter: LetterOf<K>) => Draft };

const noticeAfter = {
  zh: ["您可以在“通知”页面选择哪些通知发到邮箱。"],
  en: ["On the page of notices you choose which of them reach you by mail."],
} as const;

/** What is in the inbox, too. */
function noticeDraft({ notice, values }: LetterOf<"notice">, locale: "zh" | "en"): Draft {
  const { title, text } = noticeWords(notice, values, locale);
  const label = locale === "zh" ? "打开联造" : "Open Lianzao";
  return {
    subject: title,
    before: [title, text],
    button: { label, path: noticePath(notice, values) },
    after: noticeAfter[locale],
  };
}

const zh: Templates = {
  invitation: ({ code, firm, until }) => ({
    subject: `${firm.zh} 邀请您加入联造`,
    before: [
      `${firm.zh} 邀请您加入联造平台。`,
      `请在 ${timeText(until)} 前打开下面的链接，设置姓名和密码；已有账户的请输入现有密码。`,
    ],
    button: { label: "接受邀请", path: `/join/${code}` },
    after: ["链接只能使用一次，请勿转发。如果您不认识该企业，请忽略此邮件。"],
  }),
  "password-reset": ({ code, until }) => ({
    subject: "重置您的联造密码",
    before: [
      "有人（可能是您本人）请求重置您的联造密码。",
      `请在 ${timeText(until)} 前打开下面的链接设置新密码。`,
    ],
    button: { label: "设置新密码", path: `/reset/${code}` },
    after: ["链接只能使用一次。如果不是您本人请求，请忽略此邮件，您的密码不会改变。"],
  }),
  "password-changed": ({ at }) => ({
    subject: "您的联造密码已更改",
    before: [`您的联造密码已于 ${timeText(at)} 更改，其他登录均已结束。`],
    button: { label: "不是我本人？重置密码", path: "/forgot" },
    after: ["如果不是您本人操作，请立即重置密码，并告知企业管理员。"],
  }),
  "second-step-failed": ({ failures, at }) => ({
    subject: "有人在尝试您的第二重验证",
    before: [
      `截至 ${timeText(at)}，已有 ${failures} 次用您的密码登录，但第二重验证不正确。`,
      "如果不是您本人，说明有人知道您的密码：请立即重置密码。",
    ],
    button: { label: "重置密码", path: "/forgot" },
    after: ["如果是您本人，请检查手机时间是否准确，或使用恢复码登录。"],
  }),
  "member-removed": ({ firm }) => ({
    subject: `您已不再是 ${firm.zh} 的成员`,
    before: [
      `${firm.zh} 的管理员已将您移出该企业，您在该企业的登录已全部结束。`,
      "您的联造账号仍然有效；您所属的其他企业不受影响。",
    ],
    button: null,
    after: ["如有疑问，请联系该企业的管理员。"],
  }),
  "firm-left": ({ code, firm, until }) => ({
    subject: `${firm.zh} 已离开联造`,
    before: [
      `${firm.zh} 已离开联造平台，登录、密钥、授权和产能发布均已结束。`,
      `离开前已生成企业全部数据的归档。请在 ${timeText(until)} 前打开下面的链接下载，之后归档将被删除。`,
    ],
    button: { label: "下载全部数据", path: `/left/${code}` },
    after: ["凭此链接即可下载企业的全部数据，无需登录，请勿转发。每次下载都会记入审计。"],
  }),
  "application-refused": ({ firm, reason }) => ({
    subject: `${firm.zh} 的入驻申请未获通过`,
    before: [`${firm.zh} 的入驻申请未获通过。`, `原因：${reason}`],
    button: { label: "重新申请", path: "/apply" },
    after: ["补充或更正资料后，可以重新提交申请。"],
  }),
  notice: (letter) => noticeDraft(letter, "zh"),
};

const en: Templates = {
  invitation: ({ code, firm, until }) => ({
    subject: `${firm.en} invites you to Lianzao`,
    before: [
      `${firm.en} invites you to join it on Lianzao.`,
      `Please open the link below before ${timeText(until)} and choose your name and password; if you have an account already, enter its present password.`,
    ],
    button: { label: "Accept the invitation", path: `/join/${code}` },
    after: [
      "The link works once; do not pass it on. If you do not know this firm, ignore this mail.",
    ],
  }),
  "password-reset": ({ code, until }) => ({
    subject: "Reset your Lianzao password",
    before: [
      "Somebody, probably you, asked to reset your Lianzao password.",
      `Please open the link below before ${timeText(until)} and choose a new one.`,
    ],
    button: { label: "Choose a new password", path: `/reset/${code}` },
    after: [
      "The link works once. If it was not you, ignore this mail: your password stays as it is.",
    ],
  }),
  "password-changed": ({ at }) => ({
    subject: "Your Lianzao password was changed",
    before: [
      `Your Lianzao password was changed at ${timeText(at)}, and your other sessions ended.`,
    ],
    button: { label: "Not you? Reset the password", path: "/forgot" },
    after: [
      "If it was not you, reset your password at once and tell an administrator of your firm.",
    ],
  }),
  "second-step-failed": ({ failures, at }) => ({
    subject: "Somebody is trying your second factor",
    before: [
      `Until ${timeText(at)} there were ${failures} attempts with your password whose second factor was wrong.`,
      "If it was not you, somebody knows your password: please reset it at once.",
    ],
    button: { label: "Reset the password", path: "/forgot" },
    after: ["If it was you, see whether your phone's clock is right, or use a recovery code."],
  }),
  "member-removed": ({ firm }) => ({
    subject: `You no longer belong to ${firm.en}`,
    before: [
      `An administrator of ${firm.en} has removed you from it, and your sessions there have ended.`,
      "Your Lianzao account stays yours, and so do your other firms.",
    ],
    button: null,
    after: ["If this surprises you, ask an administrator of the firm."],
  }),
  "firm-left": ({ code, firm, until }) => ({
    subject: `${firm.en} has left Lianzao`,
    before: [
      `${firm.en} has left Lianzao: sessions, keys, grants and offers have ended.`,
      `Before that, an archive of all its data was made. Please open the link below before ${timeText(until)} and fetch it; it is removed then.`,
    ],
    button: { label: "Fetch all data", path: `/left/${code}` },
    after: [
      "Whoever has the link can fetch everything that the firm had here, without signing in: do not pass it on. Each time is on record in the audit.",
    ],
  }),
  "application-refused": ({ firm, reason }) => ({
    subject: `The application of ${firm.en} was refused`,
    before: [`The application of ${firm.en} to be admitted was refused.`, `Reason: ${reason}`],
    button: { label: "Apply again", path: "/apply" },
    after: ["Once its documents are complete or set right, the firm may apply again."],
  }),
  notice: (letter) => noticeDraft(letter, "en"),
};

const templates = { zh, en } as const;

/** What a letter says in one language. */
export function draftOf(locale: keyof typeof templates, letter: Letter): Draft {
  // Each template takes the letter of its own kind, which the compiler cannot follow.
  const template = templates[locale][letter.kind] as (letter: Letter) => Draft;
  return template(letter);
}
