using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Tables;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>When a session is over (SEC-08).</summary>
internal static class Sessions
{
    // So often at most a session's last sign of life is written down.
    private static readonly TimeSpan _coarse = TimeSpan.FromMinutes(1);

    public static bool IsOver(this Session session, AccessParameters figures, bool administrator, DateTimeOffset now) =>
        session.EndedAt is not null || now - session.SeenAt >= figures.Idle(administrator) || now - session.StartedAt >= figures.Session;

    /// <summary>Notes that somebody is there; true where that has to be stored.</summary>
    public static bool Seen(this Session session, DateTimeOffset now)
    {
        if (now - session.SeenAt < _coarse) return false;
        session.SeenAt = now;
        return true;
    }
}
