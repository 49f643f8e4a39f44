namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Where everything goes that auditors have to be able to look up (SEC-09).</summary>
public interface IAuditTrail
{
    /// <summary>Writes an entry; durable when it completes. For changes of rights, unmasking, exports and the like: answer only after it.</summary>
    /// <remarks>It tries for some seconds. When it throws, nothing may be answered but 503, which the web layer makes of it.</remarks>
    /// <exception cref="Journal.JournalUnavailableException">The trail cannot be written.</exception>
    Task Record(AuditEntry entry);

    /// <summary>Writes an entry soon: for refusals, of which anybody can cause as many as he likes. Never waits; entries of one kind become one with a count.</summary>
    void Note(AuditEntry entry);
}
