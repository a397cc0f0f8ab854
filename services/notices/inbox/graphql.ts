import { builder, DoneRef } from "../../platform/graphql/builder.ts";
import { connectionOf, connectionType, pageOf } from "../../platform/graphql/connections.ts";
import { readIdOf } from "../../platform/graphql/ids.ts";
import { idOf, NodeRef, registerNode } from "../../platform/graphql/nodes.ts";
import {
  type Choice,
  chooseFirmNotice,
  chooseNotice,
  noticeChoicesOf,
  readAllNotices,
  readerIn,
  readNotice,
} from "./commands.ts";
import type { NoticeValues } from "./kind.ts";
import { anyKind, kindNames, type NoticeKind } from "./kinds.ts";
import { noticePath } from "./page.ts";
import { type Notice, noticePage, ownNotice, unreadCount } from "./reads.ts";
import { noticeWords } from "./wording.ts";

const mostUnread = 100;

const enumNames = kindNames.map((kind) => [
  kind.toUpperCase().replaceAll("-", "_"),
  { value: kind },
]);

export const NoticeKindRef = builder.enumType("NoticeKind", {
  values: Object.fromEntries(enumNames) as Record<string, { value: NoticeKind }>,
});

const kindOf = ({ kind }: Notice) => kind as NoticeKind;

const NoticeRef = builder.objectRef<Notice>("Notice").implement({
  description: "What the viewer was told, in his language.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ resolve: idOf("Notice") }),
    kind: t.field({ type: NoticeKindRef, resolve: kindOf }),
    title: t.string({
      resolve: (row, _args, { locale }) =>
        noticeWords(kindOf(row), row.values as NoticeValues, locale).title,
    }),
    text: t.string({
      resolve: (row, _args, { locale }) =>
        noticeWords(kindOf(row), row.values as NoticeValues, locale).text,
    }),
    path: t.string({
      description: "Below the platform's address: where one sees more.",
      resolve: (row) => noticePath(kindOf(row), row.values as NoticeValues),
    }),
    security: t.boolean({ resolve: (row) => anyKind(kindOf(row)).security }),
    at: t.field({ type: "DateTime", resolve: ({ at }) => at }),
    readAt: t.field({ type: "DateTime", nullable: true, resolve: ({ readAt }) => readAt }),
  }),
});

registerNode("Notice", async (context, tenantId, id) => {
  const actor = context.actor();
  readerIn({ actor });
  if (actor.tenantId !== tenantId) return null;
  return context.inTenant("notices.read", (scope) => ownNotice(scope, readerIn(scope), id));
});

const NoticeChoiceRef = builder.objectRef<Choice>("NoticeChoice").implement({
  description: "How a kind of notice reaches the viewer in this firm.",
  fields: (t) => ({
    kind: t.field({ type: NoticeKindRef, resolve: ({ kind }) => kind }),
    security: t.exposeBoolean("security", { description: "It is always in the inbox." }),
    inbox: t.exposeBoolean("inbox"),
    mail: t.exposeBoolean("mail"),
    firmMail: t.exposeBoolean("firmMail", {
      description: "Whether mail of it goes to those of the firm who have not chosen.",
    }),
  }),
});

builder.queryFields((t) => ({
  notices: t.field({
    type: connectionType("Notice", NoticeRef),
    description: "What the viewer was told in this firm, the newest first.",
    args: { first: t.arg.int(), after: t.arg.string(), unreadOnly: t.arg.boolean() },
    resolve: async (_root, args, context) => {
      const actor = context.actor();
      const personId = readerIn({ actor });
      const unreadOnly = args.unreadOnly ?? false;
      const page = await pageOf(context, "notices", args, { personId, unreadOnly });
      const filter = { unreadOnly, afterId: page.after?.[0] ?? null };
      const rows = await context.inTenant("notices.read", (scope) =>
        noticePage(scope, personId, filter, page.first),
      );
      return connectionOf(page, rows, ({ id }) => [id]);
    },
  }),
  unreadNotices: t.int({
    description: "How many of them the viewer has not read; 100 stands for more.",
    resolve: (_root, _args, context) =>
      context.inTenant("notices.read", (scope) => unreadCount(scope, readerIn(scope), mostUnread)),
  }),
  noticeChoices: t.field({
    type: [NoticeChoiceRef],
    resolve: (_root, _args, context) => context.inTenant("notices.read", noticeChoicesOf),
  }),
}));

const NoticeChooseInput = builder.inputType("NoticeChooseInput", {
  fields: (t) => ({
    kind: t.field({ type: NoticeKindRef, required: true }),
    inbox: t.boolean({ required: true }),
    mail: t.boolean({ required: true }),
  }),
});

const FirmNoticeChooseInput = builder.inputType("FirmNoticeChooseInput", {
  fields: (t) => ({
    kind: t.field({ type: NoticeKindRef, required: true }),
    mail: t.boolean({ required: true }),
  }),
});

builder.mutationFields((t) => ({
  noticeRead: t.field({
    type: NoticeRef,
    errors: {},
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, context) =>
      context.inTenant("notices.manage", (scope) =>
        readNotice(scope, readIdOf("Notice", id, "id").id),
      ),
  }),
  noticesReadAll: t.field({
    type: DoneRef,
    errors: {},
    resolve: async (_root, _args, context) => {
      await context.inTenant("notices.manage", readAllNotices);
      return { ok: true };
    },
  }),
  noticeChoose: t.field({
    type: NoticeChoiceRef,
    errors: {},
    args: { input: t.arg({ type: NoticeChooseInput, required: true }) },
    resolve: (_root, { input: { kind, ...reach } }, context) =>
      context.inTenant("notices.manage", (scope) => chooseNotice(scope, kind, reach)),
  }),
  firmNoticeChoose: t.field({
    type: NoticeChoiceRef,
    description: "For an administrator: of what the firm's people have mail unless they choose.",
    errors: {},
    args: { input: t.arg({ type: FirmNoticeChooseInput, required: true }) },
    resolve: (_root, { input: { kind, mail } }, context) =>
      context.inTenant("notices.choose-for-firm", (scope) => chooseFirmNotice(scope, kind, mail)),
  }),
}));
