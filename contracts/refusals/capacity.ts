/** Refusals of the capacity rules. */
export const capacityRefusals = {
  OFFER_CLOSED: {
    zh: "资源在 {from} 至 {until} 不开放；请只发布日历中开放的时间。",
    en: "The resource is closed from {from} until {until}; offer only time that its calendar has open.",
  },
  OFFER_NOT_FOUND: { zh: "没有找到该产能发布。", en: "This offer was not found." },
  OFFER_WITHDRAWN: { zh: "该产能发布已撤回。", en: "This offer has been withdrawn." },
  OWN_OFFER: {
    zh: "不能预订本企业发布的产能。",
    en: "A firm cannot book its own offer.",
  },
  PROCESS_NOT_OF_RESOURCE: {
    zh: "该资源不具备此工艺。",
    en: "This resource cannot do this process.",
  },
  PRICE_OUT_OF_RANGE: {
    zh: "每小时价格应在 0 到 {most} 元之间，精确到分。",
    en: "A price per hour is between 0 and {most}, in whole cents.",
  },
  SERIES_DAY: {
    zh: "请填写日期，例如 2026-10-01。",
    en: "Please give a day, such as 2026-10-01.",
  },
  SERIES_HOURS: {
    zh: "时段须在当天 0 点之后开始，晚于开始结束，且不超过 24 小时。",
    en: "The hours begin on their day, and end after that but within 24 hours.",
  },
  SERIES_END: {
    zh: "请填写最后一天或次数，二者选一。",
    en: "Give either the last day or the number of times.",
  },
  SERIES_LENGTH: {
    zh: "一次重复发布为 1 至 {most} 个时段。",
    en: "A series has from 1 to {most} occurrences.",
  },
  SERIES_EMPTY: {
    zh: "没有可发布的时段：这段时间没有所选的星期，或都被日历中的例外关闭。",
    en: "Nothing is left to offer: no chosen weekday is in this time, or the calendar closes all of it.",
  },
  SERIES_OVER: {
    zh: "该产能不属于重复发布，或其后已没有在市的时段。",
    en: "This offer does not recur, or nothing of its series from then on is on the market.",
  },
  PARTNER_SELF: {
    zh: "本企业不能是自己的合作伙伴。",
    en: "A firm cannot be its own partner.",
  },
  PARTNER_LISTED: {
    zh: "该企业已在合作伙伴名单中。",
    en: "This firm is on the list of partners already.",
  },
  PARTNER_NOT_FOUND: {
    zh: "该企业不在合作伙伴名单中。",
    en: "This firm is not on the list of partners.",
  },
  PRICE_PART_OUT_OF_RANGE: {
    zh: "准备费、每件价格和阶梯价应在 0.01 到 {most} 元之间，精确到分；不收的请留空。",
    en: "A price for set-up, per piece or of a tier is between 0.01 and {most}; leave out what costs nothing.",
  },
  TIER_OUT_OF_RANGE: {
    zh: "阶梯的起点数量应是 1 到 {most} 的整数。",
    en: "A tier begins beyond a whole number from 1 to {most}.",
  },
  TIERS_OVERLAP: {
    zh: "有两级阶梯的起点都是 {beyond}，请只保留一级。",
    en: "Two tiers begin beyond {beyond}. Please keep one of them.",
  },
  TIERS_WITHOUT_PIECES: {
    zh: "按件数的阶梯价需要先填每件价格。",
    en: "Tiers by pieces need a price per piece.",
  },
  PIECES_MISSING: {
    zh: "该产能按件计价，请填写件数。",
    en: "This offer has a price per piece: please say how many pieces.",
  },
  PIECES_NOT_PRICED: {
    zh: "该产能不按件计价，请不要填写件数。",
    en: "This offer has no price per piece: leave the number of pieces out.",
  },
  PIECES_OUT_OF_RANGE: {
    zh: "件数应是 1 到 {most} 的整数。",
    en: "A number of pieces is a whole number from 1 to {most}.",
  },
  CURRENCY_UNKNOWN: {
    zh: "不支持该币种，可用：{known}。",
    en: "This currency is not supported; use one of {known}.",
  },
  FIRMS_MISSING: {
    zh: "请至少选择一家可见的企业。",
    en: "Please choose at least one firm that may see it.",
  },
  WINDOW_NOT_WHOLE_MINUTES: {
    zh: "时间应精确到整分钟。",
    en: "A window begins and ends at a whole minute.",
  },
  WINDOW_PAST: { zh: "该时间已经过去。", en: "This time is over." },
  WINDOW_TOO_LONG: {
    zh: "时间段最长 {days} 天。",
    en: "A window may last at most {days} days.",
  },
  WINDOW_TOO_FAR: {
    zh: "时间最远到 {years} 年之内。",
    en: "A window must end within {years} years.",
  },
  OFFER_NOTICE: {
    zh: "按运行规则，产能须在开始前至少 {hours} 小时发布。",
    en: "By the operating rules an offer is published at least {hours} h before it begins.",
  },
  OFFER_HORIZON: {
    zh: "按运行规则，产能最远可发布到 {days} 天之内。",
    en: "By the operating rules an offer reaches at most {days} days ahead.",
  },
  WINDOW_OUTSIDE_OFFER: {
    zh: "所选时间超出发布的时间段（{from} 至 {until}）。",
    en: "This is outside the window of the offer ({from} to {until}).",
  },
  WEEK_FULL: {
    zh: "这一周只剩 {freeHours} 小时空闲。",
    en: "Only {freeHours} h of this week are still free.",
  },
  WEEK_NOT_OFFERED: {
    zh: "请选择该发布中的一周（按 {zone} 时间，从周一零点起）。",
    en: "Choose one week of the offer; weeks begin on Monday at midnight by the clock of {zone}.",
  },
  WEEK_CLOSED: {
    zh: "{from} 开始的那一周，资源只开放 {hours} 小时；请发布不超过此数的小时。",
    en: "In the week from {from} on the resource is open for {hours} h only; offer no more than that.",
  },
  HOURS_MISSING: {
    zh: "该发布按每周小时出售：请填写小时数。",
    en: "This offer is of hours a week: say how many.",
  },
  HOURS_NOT_OFFERED: {
    zh: "该发布是独占时间段，不按小时数预订。",
    en: "This offer is of exclusive time; its hours cannot be chosen apart from the window.",
  },
  HOURS_NOT_WHOLE_MINUTES: {
    zh: "小时数应为整分钟。",
    en: "Hours must be whole minutes.",
  },
  OFFER_OTHER_WAY: {
    zh: "这段时间里，该资源已按另一种方式（独占时间段或每周小时）发布或预订。",
    en: "In this time the resource is already offered or booked the other way: as exclusive time, or as hours a week.",
  },
  CAPACITY_TAKEN: {
    zh: "所选时间已被预订或保留。此产能还有 {freeHours} 小时空闲。",
    en: "This time is already booked or held. {freeHours} h of this offer are still free.",
  },
  BOOKING_PARTS: {
    zh: "一次可预订 1 到 {most} 项。",
    en: "One act may book 1 to {most} parts.",
  },
  SEARCH_NOT_FOUND: { zh: "没有找到该搜索。", en: "This saved search was not found." },
  SEARCH_PROCESS_MISSING: {
    zh: "要接收提醒，搜索需先选定工艺。",
    en: "For alerts a search must name a process.",
  },
  SEARCHES_TOO_MANY: {
    zh: "每人最多保存 {most} 个搜索，请先删除不用的。",
    en: "A person may keep at most {most} searches. Please remove one first.",
  },
  SEARCHES_OF_FIRM: {
    zh: "一家企业最多保存 {most} 个搜索，请先删除不用的。",
    en: "A firm may keep at most {most} searches in all. Please remove one first.",
  },
  VAT_RANGE: {
    zh: "增值税率应在 0% 到 100% 之间。",
    en: "A rate of VAT lies between 0% and 100%.",
  },
  WAIT_NOT_FOUND: { zh: "没有找到该候补。", en: "This place on a waiting list was not found." },
  WAIT_ENDED: { zh: "该候补已经结束。", en: "This place on a waiting list has ended already." },
  WAIT_FREE: {
    zh: "该时段现在空闲，可以直接预订。",
    en: "This time is free now; it can be booked.",
  },
  WAIT_BEYOND: {
    zh: "这项产能每周最多 {hours} 小时，更多的等不到。",
    en: "This offer has {hours} hours of that week; more will never come free.",
  },
  WAIT_OWN: {
    zh: "这段时间正由贵企业自己预订或保留。",
    en: "Your firm itself holds or has booked some of this time.",
  },
  WAIT_TWICE: {
    zh: "贵企业已在候补这段时间。",
    en: "Your firm waits for this time already.",
  },
  WAITS_TOO_MANY: {
    zh: "一家企业同时最多候补 {most} 个时段，请先退出不需要的。",
    en: "A firm may wait for at most {most} times at once. Please leave one first.",
  },
  WAIT_FULL: {
    zh: "已有 {most} 家在候补这段时间，名额已满。",
    en: "{most} wait for this time already; the list is full.",
  },
  HOLD_NOT_FOUND: { zh: "没有找到该保留。", en: "This hold was not found." },
  HOLD_EXPIRED: {
    zh: "保留已到期，时间已放回市场，请重新选择。",
    en: "This hold has run out and its time is free for all again. Please choose anew.",
  },
  HOLD_ENDED: {
    zh: "该保留已确认或已放弃。",
    en: "This hold has been confirmed or released already.",
  },
  HOLD_LENGTH: {
    zh: "按运行规则，最多可保留 {most} 分钟。",
    en: "By the operating rules time may be held for at most {most} min.",
  },
  HOLDS_TOO_MANY: {
    zh: "一家企业同时最多保留 {most} 项，请先确认或放弃其中一些。",
    en: "A firm may hold at most {most} at a time. Please confirm or release some first.",
  },
  BOOKING_NOT_FOUND: { zh: "没有找到该预订。", en: "This booking was not found." },
  BOOKING_CANCELLED: {
    zh: "该预订已经取消。",
    en: "This booking has been cancelled already.",
  },
  BOOKING_OVER: {
    zh: "该预订的时间已经结束，不能再取消。",
    en: "The time of this booking is over; it can no longer be cancelled.",
  },
  WINDOWS_MISSING: {
    zh: "请至少给出一个时间段。",
    en: "Give at least one stretch of time.",
  },
  RESCHEDULE_LATE: {
    zh: "免费取消期已过（{until}），不能再改期。",
    en: "The free cancellation has ended ({until}), and with it the time to reschedule.",
  },
  HOURS_OUT_OF_RANGE: {
    zh: "小时数应大于 0，且不超过 {most}。",
    en: "Hours must be above 0 and at most {most}.",
  },
  DISTANCE_OUT_OF_RANGE: {
    zh: "距离应大于 0，且不超过 {mostKm} km。",
    en: "A distance must be above 0 and at most {mostKm} km.",
  },
  SITE_MISSING: {
    zh: "请选择从哪个厂区计算距离。",
    en: "Please choose the site from which to measure the distance.",
  },
  UNIT_NOT_OMITTED: {
    zh: "已声明省略计量单位，此处不应再有单位。",
    en: "The unit is said to be omitted, and yet it is given.",
  },
  WEEK_NOT_MONDAY: {
    zh: "{day} 不是星期一：每周以其星期一的日期表示。",
    en: "{day} is no Monday: a week is named by the day of its Monday.",
  },
  WEEK_TWICE: {
    zh: "{day} 所在的周出现了多次。",
    en: "The week of {day} is there more than once.",
  },
  GROUP_TWICE: {
    zh: "产能组 {group} 在文件中出现了多次。",
    en: "The capacity group {group} is in the file more than once.",
  },
  GROUP_OF_OTHERS: {
    zh: "该产能组已属于供应商 {supplier} 与客户 {customer}。",
    en: "This capacity group is of supplier {supplier} and customer {customer}.",
  },
  GROUP_OUTDATED: {
    zh: "已有更新的版本（{changedAt}）。",
    en: "A newer state is kept already, of {changedAt}.",
  },
  GROUP_NOT_FOUND: { zh: "没有找到该产能组。", en: "This capacity group was not found." },
  BPNL_FORM: {
    zh: "请填写 Catena-X 企业编号，例如 BPNL8888888888XX。",
    en: "This must be a number of Catena-X for a firm, such as BPNL8888888888XX.",
  },
  WEEKS_RANGE: {
    zh: "周数应为 1 至 {most} 的整数。",
    en: "The number of weeks must be a whole number from 1 to {most}.",
  },
} as const;
