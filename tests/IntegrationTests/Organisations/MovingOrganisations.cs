using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>An organisation comes under another one with all below it, and never under itself (ORG-05).</summary>
public sealed class MovingOrganisations(FundraisingFixture host)
{
    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task It_takes_along_what_is_below_it_and_a_past_day_shows_it_where_it_was()
    {
        var (old, other) = (await Register(_desk), await Register(_desk));
        var unit = await Register(_desk, Proposed().With("parent", old.Number));
        var below = await Register(_desk, Proposed().With("parent", unit.Number));
        (await unit.Post("move", Move(below.Number))).IsRefused(422, "organisation.parent_below");
        (await unit.Post("move", Move(unit.Number))).IsRefused(422, "organisation.parent_below");
        (await unit.Post("move", Move("没有"))).IsRefused(422, "organisation.parent_not_found");
        Assert.Equal(other.Number, (string?)(await unit.Post("move", Move(other.Number))).IsOk().Json["parentNumber"]);

        Assert.Equal([other.Id, unit.Id, below.Id], await Under(other, ""));
        Assert.Equal([old.Id], await Under(old, ""));
        Assert.Equal([old.Id, unit.Id, below.Id], await Under(old, "&on=2026-05-10"));
        Assert.Equal([other.Id], await Under(other, "&on=2026-05-10"));
        Assert.Contains("共 3 项", (await _desk.Get($"{Root}/grassroots-organisations/export.csv?under={other.Number}")).IsOk().Text);
        Assert.Equal("organisation-moved", (string?)(await unit.Get("history")).IsOk().Items[^1]!["what"]);
    }

    [Fact]
    public async Task Of_two_that_go_under_each_other_at_once_one_is_refused()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await Register(_desk), await Register(_desk));
            var answers = await Task.WhenAll(one.Post("move", Move(other.Number)), other.Post("move", Move(one.Number)));
            Assert.Equal([200, 422], answers.Select(a => (int)a.Status).Order());
        }
    }

    private async Task<List<string>> Under(Unit top, string on)
    {
        var all = (await _desk.Get($"{Root}/grassroots-organisations?under={top.Number}{on}&sort=registeredAt")).IsOk().Items.Select(o => (string)o!["id"]!).ToList();
        return all;
    }

    private static JsonObject Move(string parent) => Step("2026-05-11").With("parent", parent).With("reason", "归口管理");
}
