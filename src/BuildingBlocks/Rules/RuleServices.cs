using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>Plugs parameters and the holiday calendar into the host.</summary>
public static class RuleServices
{
    /// <summary>For modules: declares figures that somebody may set.</summary>
    public static IServiceCollection AddParameters(this IServiceCollection services, params IEnumerable<Parameter> parameters)
    {
        foreach (var parameter in parameters) services.AddSingleton(parameter);
        return services;
    }

    /// <summary>For the host, after the journal and before the silo: no decision may be made before the figures are read.</summary>
    public static IServiceCollection AddRulesInForce(this IServiceCollection services)
    {
        services.AddSingleton<ParameterCatalogue>();
        services.AddSingleton<RulesInForce>();
        services.Follow<ParameterTable, ParameterEvent>(TheParameters.Stream);
        return services.Follow<HolidayCalendar, HolidayEvent>(TheHolidays.Stream);
    }

    /// <summary>Holds one small aggregate in memory on every silo. Of a module: it is loaded before HTTP is served.</summary>
    public static IServiceCollection Follow<TAggregate, TEvent>(this IServiceCollection services, StreamId stream)
        where TAggregate : class, IAggregate<TAggregate, TEvent>
        where TEvent : class
    {
        services.AddSingleton(p => new Followed<TAggregate, TEvent>(p.GetRequiredService<Journal.Journal>(), stream, p.GetRequiredService<ILogger<Followed<TAggregate, TEvent>>>()));
        return services.AddSingleton<IHostedService>(p => p.GetRequiredService<Followed<TAggregate, TEvent>>());
    }
}
