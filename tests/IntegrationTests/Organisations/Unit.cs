using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>An organisation as somebody at the desk works with it over HTTP.</summary>
internal sealed record Unit(Desk Desk, string Id, string Number)
{
    public const string Root = "/api/v1/organisations";

    private static readonly string[] _officers = ["示例甲", "示例乙", "示例丙", "示例丁", "示例戊"];

    private static int _names;

    public string Path => $"{Root}/grassroots-organisations/{Id}";

    public static JsonObject Proposed(string kind = "school", string division = "320831001") => new()
    {
        ["name"] = $"示例组织{Guid.CreateVersion7():N}{Interlocked.Increment(ref _names)}",
        ["kind"] = kind,
        ["division"] = division,
        ["hostUnit"] = "示例单位",
        ["address"] = "示例路1号",
        ["on"] = "2026-01-05",
    };

    public static async Task<Unit> Register(Desk desk, JsonObject? asked = null)
    {
        var answer = (await desk.Post($"{Root}/grassroots-organisations", asked ?? Proposed())).IsCreated();
        return new(desk, answer.Id, answer.Number);
    }

    /// <summary>Taken through all steps to its work.</summary>
    public static async Task<Unit> Operate(Desk desk, JsonObject? asked = null, int year = 2026)
    {
        var unit = await Register(desk, (asked ?? Proposed()).With("on", $"{year}-01-05"));
        (await unit.Post("apply", Apply().With("on", $"{year}-01-12"))).IsOk();
        (await unit.Post("approve-preparation", Step($"{year}-01-20"))).IsOk();
        (await unit.Post("hold-founding-meeting", Step($"{year}-02-05").With("attendance", 60))).IsOk();
        (await unit.Post("elect", Elect().With("on", $"{year}-02-05"))).IsOk();
        (await unit.Post("establish", Step($"{year}-02-10"))).IsOk();
        (await unit.Post("open", Step($"{year}-03-02").With("duesPaidOn", $"{year}-02-20"))).IsOk();
        return unit;
    }

    public Task<Answer> Get(string what = "") => Desk.Get(what.Length == 0 ? Path : $"{Path}/{what}");

    public Task<Answer> Post(string what, JsonNode body, string? key = null, params (string Name, string Value)[] headers) => Desk.Post($"{Path}/{what}", body, key, headers);

    public static JsonObject Step(string on) => new() { ["documentNumber"] = "金红〔2026〕3号", ["on"] = on };

    public static JsonObject Apply() => Step("2026-01-12").With("application", Document()).With("responsiblePerson", "示例甲").With("stamped", true);

    public static JsonObject Document() => new() { ["reference"] = "档案 1", ["sha256"] = new string('a', 64) };

    public static JsonObject Elect(int council = 5, int members = 60)
    {
        var officers = new JsonArray();
        for (var i = 0; i < council; i++)
        {
            var officer = new JsonObject { ["role"] = i == 0 ? "president" : "councilMember", ["name"] = _officers[i % _officers.Length] };
            if (i == 0) officer = officer.With("contact", true).With("phone", "13800138000");
            officers.Add((JsonNode)officer);
        }

        return Step("2026-02-05").With("officers", officers).With("members", members);
    }
}
