using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>The private members of a stored event, in the order in which their parts lie in its private column.</summary>
internal static class PrivateMembers
{
    private const string SubjectMember = "\"subject\":\"";
    private const int IdLength = 36;

    public static IReadOnlyList<(PrivateKind Kind, Guid Subject)> Of(string data, Guid subject) => Of(data, id => id == subject);

    /// <summary>All private members of the event if one of them is about somebody who is wanted; none otherwise.</summary>
    public static IReadOnlyList<(PrivateKind Kind, Guid Subject)> Of(string data, Func<Guid, bool> isWanted)
    {
        // Most records are about others: their text is searched, not parsed.
        if (!Subjects(data).Any(isWanted)) return [];
        var members = new List<(PrivateKind, Guid)>();
        using var json = JsonDocument.Parse(data);
        Walk(json.RootElement, members);
        return members;
    }

    /// <summary>Everybody whom an event may be about, without reading it whole.</summary>
    public static IEnumerable<Guid> Subjects(string data)
    {
        for (var at = 0; (at = data.IndexOf(SubjectMember, at, StringComparison.Ordinal)) >= 0;)
        {
            at += SubjectMember.Length;
            if (at + IdLength <= data.Length && Guid.TryParse(data.AsSpan(at, IdLength), out var id)) yield return id;
        }
    }

    private static void Walk(JsonElement element, List<(PrivateKind, Guid)> members)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, members);
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        if (element.TryGetProperty("commitment", out _) && element.TryGetProperty("kind", out var kind) && element.TryGetProperty("subject", out var subject))
        {
            members.Add((Enum.Parse<PrivateKind>(kind.GetString()!, ignoreCase: true), subject.GetGuid()));
            return;
        }

        foreach (var property in element.EnumerateObject()) Walk(property.Value, members);
    }
}
