/** Refusals of files of identifiers that come into the registry. */
export const importRefusals = {
  IMPORT_NOT_FOUND: { zh: "没有此导入。", en: "There is no such import." },
  IMPORT_OVER: {
    zh: "此导入已结束，不能再开始或停止。",
    en: "This import is over: it can be neither begun nor stopped any more.",
  },
  IMPORT_FILE_GONE: {
    zh: "此导入的文件已不在，请重新上传。",
    en: "The file of this import is not there any more; please send it again.",
  },
  IMPORT_BROKE: {
    zh: "导入因平台故障多次中断而停止，可以继续。",
    en: "The import stopped because the platform failed several times; it can go on.",
  },
  IMPORTS_FULL: {
    zh: "贵企业最多可同时保留 {most} 个未完成的导入，请先放弃其中一个。",
    en: "Your firm may have {most} unfinished imports at a time; give one of them up first.",
  },
  VALUE_AUDIENCE: {
    zh: "未知的可见范围“{audience}”：可用 公开、合作伙伴、获授权者、仅本企业。",
    en: "Nobody is called “{audience}” here: values are for public, partners, grant or firm.",
  },
  TEMPLATE_AMBIGUOUS: {
    zh: "有多个模板名为“{template}”。",
    en: "There are several templates of the name “{template}”.",
  },
} as const;
