using System.Diagnostics;
using System.Net;
using System.Reflection;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Operations;

[Trait("Store", "Postgres")]
public sealed class AskingForHealth : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Many_who_ask_at_once_put_one_question_a_second_to_the_database()
    {
        await using var database = await TestDatabase.Create();
        DatabaseOfFolder.Put(_folder.FullName, database.ConnectionString);
        var store = DispatchProxy.Create<IJournalStore, Counting>();
        var counting = (Counting)(object)store;
        await using var host = await TestHost.Start(folder: _folder.FullName, customise: b => b.Services.AddTransient<IStartupFilter, Marking>().AddSingleton(p =>
        {
            counting.Store = p.GetRequiredService<PostgresJournalStore>();
            return store;
        }));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.Anonymous.GetAsync("/health/ready")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.InRange(counting.Asked, 1, 2 + Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private sealed class Marking : IStartupFilter
    {
        public static readonly AsyncLocal<bool> IsRequest = new();

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(ask => context =>
            {
                IsRequest.Value = true;
                return ask(context);
            });
            next(app);
        };
    }

    /// <summary>Counts what requests ask of the store; what goes on behind them belongs to none.</summary>
    public class Counting : DispatchProxy
    {
        private int _asked;

        internal IJournalStore Store { get; set; } = null!;

        public int Asked => _asked;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IJournalStore.Newest) && Marking.IsRequest.Value) Interlocked.Increment(ref _asked);
            return targetMethod.Invoke(Store, args);
        }
    }
}
