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
} as const;
