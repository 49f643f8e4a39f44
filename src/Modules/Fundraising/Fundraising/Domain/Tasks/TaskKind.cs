namespace JinhuRedCross.Fundraising.Domain.Tasks;

/// <summary>What somebody at the desk has to do. What is known of each kind stands in <see cref="TaskKinds"/>.</summary>
internal enum TaskKind
{
    /// <summary>A large gift from a list lacks its letter (FUN-06).</summary>
    Letter,

    /// <summary>An overseas gift waits for its review (FUN-06).</summary>
    Review,

    /// <summary>An emergency campaign is launched and not filed (FUN-03).</summary>
    File,

    /// <summary>The last day of a campaign has passed.</summary>
    End,

    /// <summary>A payment waits for somebody's decision.</summary>
    Approve,

    /// <summary>An approved payment waits to be made.</summary>
    Pay,

    /// <summary>A refund waits for somebody's decision (FUN-15).</summary>
    ApproveRefund,

    /// <summary>A void or a move of a gift waits for somebody's decision (FUN-14).</summary>
    ApproveChange,

    /// <summary>An approved refund waits to be paid (FUN-15).</summary>
    PayRefund,

    /// <summary>A payment waits for the accountant's review (FUN-16).</summary>
    ReviewDisbursement,

    /// <summary>A collection box is in and not counted (FUN-04).</summary>
    CountBox,

    /// <summary>A month is over and its books are not closed (FUN-17).</summary>
    CloseMonth,

    /// <summary>A donor's request is not answered (FUN-09).</summary>
    AnswerDonor,

    /// <summary>Donors were not told of payments (FUN-09).</summary>
    Feedback,

    /// <summary>Lines of a statement wait for a person (FUN-18).</summary>
    ClaimLines,

    /// <summary>The lines of a statement do not add up to its balance at the end of a month (FUN-18).</summary>
    ReconcileStatement,

    /// <summary>Goods were recorded and not counted by a second person (FUN-06).</summary>
    CountGoods,

    /// <summary>Goods in stock expire soon (FUN-06).</summary>
    GoodsExpiring,

    /// <summary>Receipts of a campaign's gifts of one month are not issued yet (FUN-07).</summary>
    IssueReceipts,
}

/// <summary>Who in the office does it; only told until there are roles.</summary>
internal enum OfficeRole
{
    /// <summary>经办</summary>
    Handler,

    /// <summary>会计</summary>
    Accountant,

    /// <summary>出纳</summary>
    Cashier,

    /// <summary>分管副会长</summary>
    VicePresident,

    /// <summary>会长</summary>
    President,
}
