/** Lists by pages: each has a type `XConnection` of edges, nodes and pageInfo, and an `XEdge`. */
export const pagedLists = [
  "ApiKey",
  "Application",
  "AuditChain",
  "AuditEntry",
  "Booking",
  "Capture",
  "DisputeCase",
  "Firm",
  "FirmExport",
  "Grant",
  "IncidentAlert",
  "IncidentEntry",
  "IncidentSummary",
  "IncidentTelling",
  "IncidentThaw",
  "Invitation",
  "Market",
  "Member",
  "Notice",
  "Offer",
  "OperatingRules",
  "Plan",
  "Product",
  "ProviderLink",
  "Resource",
  "RulesAcceptance",
  "SharedEvent",
  "SupportGrant",
  "SupportLook",
  "Tenant",
  "TraceEvent",
  "WebhookDelivery",
] as const;

/**
 * The fields of every other type. Each is shown to whoever is shown the thing that it belongs to: a
 * field that needs another answer has no place here, but a row of its own.
 */
export const fieldsShownWithTheirType = {
  AccountSecurity: "passkeys proofFresh recoveryCodesLeft required totpSince",
  AdmittedFirm: "invitation link tenant",
  Application: `administratorEmail approvals approvalsNeeded approvedByMe city decidedAt documents gln
    id name note reason status submittedAt uscc`,
  ApplicationDocument: "id media name sentAt sizeBytes",
  ApplicationDecided: "application link",
  ApiKey: `createdAt expiresAt formerUntil formerUsedAt id lastUsedAt name renewedAt revokedAt
    scopes`,
  AuditChain: `checkedAt checkedPosition entries finding findingPosition firm link sealedAt
    sealedPosition`,
  AuditEntry: `action at details fromAddress id position principal requestId subject subjectName
    who`,
  AuditFinding: "byte column entry kind position",
  AuditIntegrity: "finding keptDays link logIndex position sealedAt sealedPosition waiting",
  BookedTogether: "bookings",
  Booking: `bookedAt cancelledAt cancelledFree fee freeCancellationUntil hours id kind lateCharge
    note offerId pieces priceLines provider requester resourceName rulesVersion side status
    successorId total vatIncluded window`,
  Capture: "audience eventCount id media startedAt",
  CalendarException: "from id kind note until wholeSite",
  Certificate: "issuer number scope standard validFrom validUntil",
  DisputeCase: `acts amount answerMissedAt award claim claimant closedAt currency dueAt id localId
    openedAt outcome respondent rulesVersion side stage thing thingId window`,
  DisputeDocument: "at digest id media name side sizeBytes",
  DisputeEntry: "at side step",
  DisputeEvidence: "at disclosure eventId proof side type",
  DisputeFile: "case decisions documents evidence logKey statements steps",
  DisputeRuling: "at award instance outcome reasons",
  DisputeStatement: "amount at current digest id kind side text",
  Done: "ok",
  Enrolment: "recoveryCodes started",
  Envelope: "x y z",
  EventCode: "code role",
  Firm: "city id identity name",
  FirmExport: `address askedAt askedBy expiresAt finishedAt id partsDone partsTotal sha256 sizeBytes
    status`,
  Grant: `fields givenAt grantee id mine owner purpose resourceId resourceType revokedAt
    validUntil`,
  Incident: `alerts archives closedAt containedAt deadlines detectedAt exercise grade id kind openedAt
    reportPath resolvedAt secondsToContainment state subjects title`,
  IncidentAlert: `amount firm firstAt id incident kind lastAt raisedAt reason source state threshold`,
  IncidentArchive: "from id lines madeAt orderedAt path sha256 sizeBytes until",
  IncidentDeadline: "dueAt duty",
  IncidentEntry: "act at details digest id principal text",
  IncidentSubject: "firm principal",
  IncidentSummary: `detectedAt exercise grade id kind openedAt secondsToContainment state title`,
  IncidentTelling: "at exercise id text",
  IncidentThaw: "askedAt confirmedAt firm id reason",
  IncidentThreshold: "least most name usual value",
  IncidentThresholds: "limits setAt version",
  IdentityProvider: "active clientId domains fault issuer required testedAt trustsFactor",
  Hold: `freeCancellationUntil heldAt heldUntil hours id kind lateCharge note offerId pieces
    priceLines provider resourceName rulesVersion secondsLeft status total vatIncluded window`,
  Invitation: "acceptedAt email expiresAt id roles withdrawnAt",
  IssuedApiKey: "key token",
  IssuedInvitation: "invitation link",
  IssuedWebhook: "endpoint secret",
  Leaving: "declaredAt declaredBy endsAt noticeDays open reason",
  MarketOffer: `certificates city distanceKm envelope firm freeCancellationHours freeHours
    freeWindows id kind matches materials own pricePerHour pricePerPiece priceTiers process
    reasons resourceKind resourceName setUpPrice terms toleranceMm vatIncluded weekHours weeks
    window zone`,
  MatchReason: "aspect met offered wanted",
  Material: "code name",
  Member: "id joinedAt person roles",
  Money: "currency minor",
  Notice: "at id kind path readAt security text title",
  NoticeChoice: "firmMail inbox kind mail security",
  Offer: `firm freeHours freeWindows hours id kind pricePerHour pricePerPiece priceTiers process
    publishedAt resource setUpPrice status terms vatIncluded visibility weekHours weeks window
    zone`,
  OfferWeek: "freeHours window",
  OpenInvitation: "email firm knownPerson mustAcceptRules roles rules",
  OpenThing: "awaited count kind",
  OperatingRules: "digest effectiveFrom parameters publishedAt sections version",
  PageInfo: "endCursor hasNextPage hasPreviousPage startCursor",
  Passkey: "addedAt id lastUsedAt name",
  PasskeyOffer: "options ticket",
  Passport: "code describedBy description events logKey owner parts plainCode title truncated",
  PassportEvent: `bizStep codes disclosure disposition eventTime eventTimeZoneOffset eventType
    firm id place proof`,
  PassportPart: "code from name parentCode plainCode relation until",
  Person: "email id name",
  Plan: "changedAt id name quotas",
  PlanUsage: "plan usage",
  PlatformHealth: `activeSessions checkpointAt databaseVersion deadLetters logSize outboxWaiting
    programs tenants`,
  Partner: "addedAt firm",
  PriceLine: "amount part quantity unitPrice",
  PriceTier: "beyond by price",
  PriceSpread: "highest lowest median offers vatIncluded",
  Process: "code group name",
  ProcessTerm: "changedAt code isGroup name parent retired version",
  Product: "code describedAt description name",
  ProgramHealth: "healthy instance memoryMb name seenAt",
  ProviderDeparture: "link",
  ProviderLink: "linkedAt member person usedAt",
  Quota: "most name",
  QuotaUsage: "most quota used",
  RecoveryCodes: "codes",
  Refusal: "code field message values",
  RefusalValue: "name value",
  Resource: `batchLeast batchMost certificates envelope id kind materials name processes reference
    site toleranceMm`,
  ResourceCalendar: "exceptions open resource shifts",
  RulesAcceptance: "at by version",
  RulesDraft: "editedAt parameters revision sections version",
  RulesParameters: `admitsDirectly disputeAnswerDays disputeAppealDays disputeDecisionDays
    disputeOpenDays disputeStatementDays feePercent freeCancellationHours grantMostDays
    holdMostMinutes
    lateCancellationPercent noticeDays offerHorizonDays offerNoticeHours tradeNeedsAcceptance`,
  RulesSection: "text topic",
  RulesUptake: "accepted firms",
  SecondStep: "passkeyOptions ticket ways",
  Session: "current id seenAt startedAt userAgent",
  SharedEvent: "bizStep body eventTime eventType grant owner withheld",
  Shift: "fromMinute untilMinute weekday",
  SignInStep: "secondStep viewer",
  Site: "city gln id latitude longitude name timeZone",
  StartedSession: "viewer",
  Tenant: `admittedAt city frozenAt id identity leavingUntil name plan rulesVersion status suspendedAt suspensionReason
    uscc`,
  SupportGrant: "firm givenAt id purpose revokedAt rooms uses validUntil",
  SupportLook: "asks at fromAddress id who",
  SupportUse: "firstAt name",
  SubmittedApplication: "application link token",
  TotpOffer: "secret ticket uri",
  TraceEvent: `audience bizLocation bizStep body codes disposition eventId eventTime
    eventTimeZoneOffset eventType id logIndex readPoint recordTime recorded`,
  UtilisationCell: "firms freeHours offeredHours prices used window",
  UtilisationRow: "cells key name",
  Viewer: `actions firm firms locale mustEnrol operator person roles rulesAccepted rulesToAccept secured
    sessionId tradeHeld welcomed`,
  WebhookDelivery: "deadAt id kind sentAt status tries url webhookId writtenAt",
  WebhookEndpoint: "active createdAt failingSince id kinds stoppedAt url",
  Window: "from until",
  Words: "en zh",
} as const satisfies Record<string, string>;
