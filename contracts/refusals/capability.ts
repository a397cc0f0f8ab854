/** Refusals of the capability rules. */
export const capabilityRefusals = {
  TEXT_TOO_LONG: {
    zh: "此项最多 {most} 个字符。",
    en: "This may have at most {most} characters.",
  },
  SITE_NOT_FOUND: { zh: "没有找到该厂区。", en: "This site was not found." },
  RESOURCE_RETIRED: {
    zh: "该资源已停用，不能再发布产能。",
    en: "This resource has been retired: nothing new can be offered of it.",
  },
  RESOURCE_STANDING: {
    zh: "表格不能停用或恢复资源：请保留原来的停用时间，或在资源页停用、恢复。",
    en: "A table neither retires a resource nor takes it into use: leave this cell as it was exported, and do so on the page of resources.",
  },
  RESOURCE_NOT_RETIRED: { zh: "该资源没有停用。", en: "This resource is not retired." },
  RESOURCE_TWICE: {
    zh: "此资源在表格中出现了多次。",
    en: "This resource is in the table more than once.",
  },
  SHIFT_FORM: {
    zh: "班次写作 08:00-12:00，多个之间用分号隔开；没有班次则留空。",
    en: "Shifts are written as 08:00-12:00, with semicolons between them; a day without any is left empty.",
  },
  RESOURCE_NOT_FOUND: { zh: "没有找到该资源。", en: "This resource was not found." },
  COORDINATES_OFF_EARTH: {
    zh: "坐标超出范围：纬度为 -90 至 90，经度为 -180 至 180。",
    en: "These coordinates are off the earth: latitude -90 to 90, longitude -180 to 180.",
  },
  TIME_ZONE_UNKNOWN: {
    zh: "未知的时区，请使用 IANA 名称，例如 Asia/Shanghai。",
    en: "This time zone is unknown; use an IANA name such as Asia/Shanghai.",
  },
  PROCESS_UNKNOWN: {
    zh: "工艺词表中没有“{code}”。",
    en: "The vocabulary of processes has no “{code}”.",
  },
  MATERIAL_UNKNOWN: {
    zh: "材料词表中没有“{code}”。",
    en: "The vocabulary of materials has no “{code}”.",
  },
  PROCESS_MISSING: {
    zh: "请至少选择一项工艺。",
    en: "Please choose at least one process.",
  },
  LENGTH_OUT_OF_RANGE: {
    zh: "尺寸应大于 0，且不超过 {limitMm} mm。",
    en: "A length must be above 0 and at most {limitMm} mm.",
  },
  CERTIFICATE_EXPIRED: {
    zh: "该证书已过期。",
    en: "This certificate has expired.",
  },
  CERTIFICATE_TOO_LONG: {
    zh: "证书有效期不能超过 {years} 年。",
    en: "A certificate cannot be valid for more than {years} years.",
  },
  PROCESS_RETIRED: {
    zh: "工艺“{code}”已停用，不能再用于新资源。",
    en: "The process “{code}” has been retired: nothing new may name it.",
  },
  PROCESS_CODE: {
    zh: "代码由小写字母、数字和连字符组成，用点分隔，最多四段，例如 grinding.gear。",
    en: "A code is of small letters, digits and hyphens in up to four parts with dots between, such as grinding.gear.",
  },
  PROCESS_CODE_TAKEN: {
    zh: "代码“{code}”已被使用；代码永不改作他用。",
    en: "The code “{code}” has been used; a code never comes to mean anything else.",
  },
  PROCESS_IS_GROUP: { zh: "工艺组不能停用。", en: "A group of processes cannot be retired." },
  PROCESS_HAS_OTHERS: {
    zh: "“{code}”之下还有在用的工艺，请先停用它们。",
    en: "There are processes in use below “{code}”; retire them first.",
  },
  PROCESS_NOT_RETIRED: { zh: "该工艺没有停用。", en: "This process is not retired." },
  ENVELOPE_MISSING: {
    zh: "这类资源必须说明加工范围。",
    en: "A resource of this kind needs its working space.",
  },
  TOLERANCE_MISSING: {
    zh: "这类资源必须说明可达公差。",
    en: "A resource of this kind needs its tolerance.",
  },
  BATCH_RANGE: {
    zh: "批量应为 1 到 {most} 的整数。",
    en: "A lot is a whole number of pieces from 1 to {most}.",
  },
  BATCH_ORDER: {
    zh: "最大批量不能小于最小批量。",
    en: "The largest lot cannot be below the smallest.",
  },
  REFERENCE_TAKEN: {
    zh: "编号“{reference}”已用于另一资源。",
    en: "Another resource has the number “{reference}”.",
  },
  WEEKDAY_UNKNOWN: {
    zh: "星期应为 1（星期一）至 7（星期日）。",
    en: "A weekday is a number from 1 (Monday) to 7 (Sunday).",
  },
  SHIFT_TIME: {
    zh: "班次须从一天的 0 至 1439 分钟内开始，晚于开始结束，且不超过 24 小时。",
    en: "A shift begins within minutes 0 to 1439 of its day, and ends after that but within 24 hours.",
  },
  SHIFTS_OVERLAP: {
    zh: "星期 {weekday} 的班次与下一班次重叠。",
    en: "The shift of weekday {weekday} overlaps the next one.",
  },
  LOCAL_TIME: {
    zh: "请填写厂区当地时间，例如 2026-10-01T08:00，年份 2000 至 2100。",
    en: "Please give the time by the clock of the site, such as 2026-10-01T08:00, from 2000 to 2100.",
  },
  EXCEPTION_OVERLAPS: {
    zh: "与 {from} 至 {until} 的同类例外重叠。",
    en: "This overlaps another of its kind, from {from} until {until}.",
  },
  EXCEPTION_KIND: {
    zh: "没有例外类型“{kind}”：可用 假日、加班、检修。",
    en: "There is no kind of exception “{kind}”: holiday, extra and maintenance are known.",
  },
  EXCEPTION_TWICE: {
    zh: "此例外在表格中出现了多次。",
    en: "This exception is in the table more than once.",
  },
  EXCEPTION_NOT_FOUND: { zh: "没有找到该例外。", en: "This exception was not found." },
  TABLE_UNREADABLE: {
    zh: "无法读取该文件，请使用 Excel（.xlsx）或 CSV。",
    en: "This file cannot be read; send Excel (.xlsx) or CSV.",
  },
  TABLE_QUOTES: {
    zh: "第 {row} 行的引号没有成对，或引号之后还有文字。",
    en: "In row {row} a quotation mark is not closed, or something stands behind a closing one.",
  },
  TABLE_ENCODING: {
    zh: "该文件不是以 {encoding} 编码的文本，请注明其编码。",
    en: "This file is no text in {encoding}; please name its encoding.",
  },
  CELL_ERROR: {
    zh: "单元格中是公式错误 {error}。",
    en: "The cell holds the error of a formula, {error}.",
  },
  CELL_NOT_RECKONED: {
    zh: "单元格中的公式尚未计算，请用电子表格软件打开并保存后再导入。",
    en: "The formula in this cell was never reckoned; open the file in a spreadsheet program and save it.",
  },
  NUMBER_ROUNDED: {
    zh: "电子表格只保留数字的前 15 位，其余已丢失；请把单元格设为文本后重新填写。",
    en: "A spreadsheet keeps 15 digits of a number, and the others are lost; write this cell as text.",
  },
  CELLS_MERGED: {
    zh: "单元格 {cells} 是合并的，只有第一格有内容；请取消合并并逐格填写。",
    en: "The cells {cells} are merged, and only the first of them has a value; unmerge and fill each.",
  },
  ROW_TOO_WIDE: {
    zh: "第 {row} 行的单元格比表头多；含分隔符的文字须加引号。",
    en: "Row {row} has more cells than the heading; a text with a separator in it needs quotation marks.",
  },
  TABLE_TOO_LARGE: {
    zh: "该表格过大：行数、列数或单元格的长度超过上限。",
    en: "This table is too large: it has more rows, columns, or more in a cell, than is taken here.",
  },
  TABLE_EMPTY: { zh: "该表格没有内容。", en: "There is nothing in this table." },
  COLUMN_UNKNOWN: {
    zh: "第一行中有未知的列“{column}”。",
    en: "The first row names a column that is not known: “{column}”.",
  },
  COLUMN_TWICE: {
    zh: "列“{column}”出现了两次。",
    en: "The column “{column}” is there twice.",
  },
  COLUMN_MISSING: { zh: "缺少列“{column}”。", en: "The column “{column}” is missing." },
  KIND_UNKNOWN: {
    zh: "没有资源类型“{kind}”。",
    en: "There is no kind of resource “{kind}”.",
  },
  SITE_AMBIGUOUS: {
    zh: "有多个厂区名为“{site}”，请用 GLN 指明。",
    en: "Several sites are called “{site}”; name it by its GLN.",
  },
  ASPECT_FIELD_MISSING: {
    zh: "缺少字段“{field}”。",
    en: "The field “{field}” is missing.",
  },
  ASPECT_TYPE: {
    zh: "此处应为 JSON 类型 {expected}。",
    en: "The JSON type here must be {expected}.",
  },
  ASPECT_FORM: {
    zh: "此处的文本应形如 {expected}。",
    en: "The text here must be like {expected}.",
  },
  ASPECT_RANGE: {
    zh: "此处的数值应在 {least} 至 {most} 之间。",
    en: "The number here must be from {least} to {most}.",
  },
  ASPECT_REPEATS: {
    zh: "该集合中已有相同的元素。",
    en: "The set has an equal element already.",
  },
  SITE_ROW_AMBIGUOUS: {
    zh: "有多个厂区名为“{site}”，请填写厂区标识或 GLN。",
    en: "Several sites are called “{site}”; give the id of the one that is meant, or its GLN.",
  },
  SITE_TWICE: {
    zh: "厂区“{site}”在表格中出现了多次。",
    en: "The site “{site}” is in the table more than once.",
  },
  DEGREES_FORM: {
    zh: "请填写十进制的度数，例如 24.3264 或 -109.42。",
    en: "This must be degrees as a decimal number, such as 24.3264 or -109.42.",
  },
  NUMBER_FORM: {
    zh: "请填写数字，最多六位小数。",
    en: "This must be a number with at most six decimals.",
  },
  CERTIFICATE_FORM: {
    zh: "每行一份证书：标准 | 编号 | 发证机构 | 范围 | 有效期自 | 有效期至，日期如 2027-12-31。",
    en: "One certificate a line: standard | number | issuer | scope | from | until, with days such as 2027-12-31.",
  },
  REFERENCE_MISSING: {
    zh: "请填写编号：再次导入时按编号识别资源。",
    en: "A number of your own is needed: by it the resource is known when it is imported again.",
  },
  REFERENCE_TWICE: {
    zh: "编号“{reference}”在表格中出现了多次。",
    en: "The number “{reference}” is in the table more than once.",
  },
  TOO_MANY: { zh: "此项最多 {most} 个。", en: "At most {most} are allowed here." },
} as const;
