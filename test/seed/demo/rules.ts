/** The demo's operating rules, version 1. */
export const rulesText = {
  zh: `一、准入：成员企业须具备统一社会信用代码，由平台运营方审核后邀请其管理员加入。
二、发布：企业只发布自有且真实可用的产能，时间、精度与证书以发布内容为准。
三、预订：同一设备的同一时间只售一次。开工前规定小时数之前取消免费；此后取消由双方按约定处理。
四、数据：企业的数据归企业所有。运营方看不到企业的私有数据，也不能更改已入账的记录。
五、暂停：违反规则的企业可被暂停，其会话与密钥随即失效，记录保留。
六、修订：规则修订须提前公布，不影响此前的预订。`,
  en: `1. Admission: a member firm has a unified social credit code; the operator checks it and invites the firm's administrator.
2. Listing: a firm publishes only capacity of its own that is truly free; times, tolerances and certificates are as published.
3. Booking: the same hours of a machine are sold once. Cancelling is free until the stated hours before the start; after that the two firms settle it between them.
4. Data: a firm's data is its own. The operator cannot see private data of a firm and cannot change what is recorded.
5. Suspension: a firm that breaks the rules can be suspended; its sessions and keys end at once, its records stay.
6. Changes: a change of these rules is published beforehand and never touches bookings made before.`,
};
