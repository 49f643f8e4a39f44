using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using ParameterDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Domain.Parameters.ParameterTable, JinhuRedCross.BuildingBlocks.Domain.Parameters.ParameterEvent>;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>The way of every decision about a parameter, and what the examples in Swagger speak of.</summary>
internal sealed class ParameterDesk(IGrainFactory grains, ParameterCatalogue catalogue, Commands commands, TimeProvider clock)
{
    public const string ExampleKey = "Fundraising.LargeDonationYuan";

    private DateOnly Today => ChinaTime.DayOf(clock.GetUtcNow());

    public async Task<Results<OkAt<ParameterResponse>, Problem>> Decide(
        string key, CommandRequest http, object content, HttpContext context, Func<IParameterTableGrain, Command, Task<ParameterDecided>> decide)
    {
        if (catalogue.Find(key) is not { } parameter) return ParameterErrors.NotFound.ToProblem();
        var decided = await decide(grains.Parameters(), commands.From(http, content, [key]));
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        // As it was on the day of the decision, so that a repeat gets the same answer.
        return Show(parameter, decided.After!, ChinaTime.DayOf(decided.At), context);
    }

    public async Task<Results<OkAt<ParameterResponse>, Problem>> Show(string key, HttpContext context)
    {
        if (catalogue.Find(key) is not { } parameter) return ParameterErrors.NotFound.ToProblem();
        return Show(parameter, await grains.Parameters().Show(), Today, context);
    }

    public IReadOnlyList<ParameterResponse> All(ParameterTable table, HttpContext context)
    {
        var (today, english) = (Today, context.TellsEnglish());
        return [.. catalogue.All.Select(p => ParameterResponse.Of(p, table, today, english))];
    }

    /// <summary>A day that has not come when the example is sent.</summary>
    public static DateOnly NextYear(IServiceProvider services) => new(ChinaTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).Year + 1, 1, 1);

    private static OkAt<ParameterResponse> Show(Parameter parameter, ParameterTable table, DateOnly today, HttpContext context) =>
        Answers.Ok(ParameterResponse.Of(parameter, table, today, context.TellsEnglish()), table.VersionOf(parameter.Key));
}
