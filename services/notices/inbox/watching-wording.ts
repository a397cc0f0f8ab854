/** What is said to those who watch the market. */
export const watchingSentences = {
  "search-matched": {
    zh: {
      title: "“{search}”有 {count} 项新产能",
      text: "市场上有 {count} 项产能新近满足您保存的搜索“{search}”。",
    },
    en: {
      title: "New in the market for “{search}”",
      text: "Offers that newly match your saved search “{search}”: {count}.",
    },
  },
  "wait-held": {
    zh: {
      title: "候补到了：{firm} 的时段空出来了",
      text: "贵企业候补的时段（{from} 起）已为贵企业保留到 {until}，请在此之前确认预订；逾期则轮到下一家。",
    },
    en: {
      title: "Your turn: time with {firm} has come free",
      text: "The time from {from} on that your firm waited for is held for it until {until}. Please confirm it by then, or the next one has its turn.",
    },
  },
  "wait-passed": {
    zh: {
      title: "{firm} 的时段空出来了",
      text: "贵企业候补的时段（{from} 起）空出来了，但未能为贵企业保留（例如保留数量已满，或尚未接受运行规则）。如仍需要，请尽快自行预订。",
    },
    en: {
      title: "Time with {firm} has come free",
      text: "The time from {from} on that your firm waited for has come free, but it could not be held for your firm, for example because it holds as many as it may or has not accepted the rules. If you still need it, please book it soon.",
    },
  },
  "wait-hours-held": {
    zh: {
      title: "候补到了：{firm} 的周工时空出来了",
      text: "贵企业候补的 {hours} 小时（{from} 开始的那一周）已为贵企业保留到 {until}，请在此之前确认预订；逾期则轮到下一家。",
    },
    en: {
      title: "Your turn: hours with {firm} have come free",
      text: "The {hours} h of the week from {from} on that your firm waited for are held for it until {until}. Please confirm them by then, or the next one has its turn.",
    },
  },
  "wait-hours-passed": {
    zh: {
      title: "{firm} 的周工时空出来了",
      text: "贵企业候补的 {hours} 小时（{from} 开始的那一周）空出来了，但未能为贵企业保留（例如保留数量已满，或尚未接受运行规则）。如仍需要，请尽快自行预订。",
    },
    en: {
      title: "Hours with {firm} have come free",
      text: "The {hours} h of the week from {from} on that your firm waited for have come free, but they could not be held for your firm, for example because it holds as many as it may or has not accepted the rules. If you still need them, please book them soon.",
    },
  },
  "bottleneck-tight": {
    zh: {
      title: "产能紧张：“{rule}”",
      text: "以下各周（以周一日期表示）的占用率达到了 {threshold}% 的阈值：{weeks}。",
    },
    en: {
      title: "Bottleneck: “{rule}”",
      text: "Use has reached the threshold of {threshold}% in the weeks that begin on {weeks}.",
    },
  },
  "bottleneck-relaxed": {
    zh: {
      title: "产能缓解：“{rule}”",
      text: "以下各周（以周一日期表示）的占用率已明显低于 {threshold}% 的阈值：{weeks}。",
    },
    en: {
      title: "Bottleneck over: “{rule}”",
      text: "Use is well below the threshold of {threshold}% again in the weeks that begin on {weeks}.",
    },
  },
} as const;
