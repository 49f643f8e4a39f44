using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Access.Domain;

/// <summary>Who holds which roles and who acts for whom, from today on: whatever of it is to change is asked first who would then hold together what must be apart (SEC-07).</summary>
internal sealed record Staffing(DateOnly Today, ParameterTable Figures, ImmutableDictionary<string, Role> Roles, ImmutableDictionary<Guid, Holder> Holders, ImmutableList<ActsFor> Acting)
{
    public Staffing With(Holder holder) => this with { Holders = Holders.SetItem(holder.Id, holder) };

    public Staffing With(Role role) => this with { Roles = Roles.SetItem(role.Name, role) };

    /// <summary>One at a time for each pair: the new days replace the old.</summary>
    public Staffing With(ActsFor acting) => this with { Acting = Acting.RemoveAll(a => a.Acting == acting.Acting && a.Absent == acting.Absent).Add(acting) };

    /// <summary>Everybody who breaks the separation on some day, by the first such day. Disabled accounts too: who is enabled again has his roles again.</summary>
    public IReadOnlyList<Breach> Breaches() => [.. Holders.Values.OrderBy(h => h.UserName, StringComparer.Ordinal).Select(FirstOf).OfType<Breach>()];

    /// <summary>Why this must not follow on what was before: somebody would break the separation who did not; nor may <paramref name="changed"/>, whose own roles are given.</summary>
    public Error? Refusal(Staffing before, Guid? changed = null)
    {
        var (was, now) = (before.Breaches(), Breaches());
        // About his own roles nobody needs to be told who he is.
        if (now.FirstOrDefault(b => b.Holder.Id == changed) is { } own) return own.Why;
        var others = now.Except(was).ToList();
        return others.Count == 0 ? null : AccessErrors.WouldBreak(others);
    }

    // What somebody holds changes only on days when an absence begins; what he must not, when the parameter changes.
    private IEnumerable<DateOnly> Days() =>
        Acting.Select(a => a.From).Concat(Figures.VersionsOf(AccessParameters.FullSeparationKey).Select(v => v.From)).Where(d => d > Today).Append(Today).Distinct().Order();

    private Breach? FirstOf(Holder holder) =>
        Days().Select(d => Separation.Check(RolesOf(holder, d), new AccessParameters(Figures.On(d)).FullSeparation)).OfType<Error>().Select(e => new Breach(holder, e)).FirstOrDefault();

    private List<Role> RolesOf(Holder holder, DateOnly day)
    {
        var lent = Acting.Where(a => a.Acting == holder.Id && a.From <= day && day <= a.To).SelectMany(a => Holders.TryGetValue(a.Absent, out var absent) ? absent.Roles : []);
        return [.. holder.Roles.Concat(lent).Distinct().Where(Roles.ContainsKey).Select(name => Roles[name])];
    }
}

/// <summary>An account and the names of its own roles, wherever they hold.</summary>
internal sealed record Holder(Guid Id, string UserName, ImmutableList<string> Roles);

/// <summary>Somebody has another's roles, from day to day.</summary>
internal sealed record ActsFor(Guid Absent, Guid Acting, DateOnly From, DateOnly To);

/// <summary>Somebody holds together what must be apart, and the rule that says so.</summary>
internal sealed record Breach(Holder Holder, Error Why)
{
    public bool Equals(Breach? other) => other is not null && Holder.Id == other.Holder.Id && Why.Zh == other.Why.Zh;

    public override int GetHashCode() => HashCode.Combine(Holder.Id, Why.Zh);
}
