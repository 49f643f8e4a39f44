using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Silos;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Serialization;

namespace JinhuRedCross.ArchitectureTests;

/// <summary>A grain may be on another silo: whatever is handed to it and comes back must arrive whole.</summary>
public sealed class CallsBetweenSilos : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-arch-");
    private static readonly MethodInfo _copy = typeof(CallsBetweenSilos).GetMethod(nameof(Copy), BindingFlags.Instance | BindingFlags.NonPublic)!;
    private readonly ServiceProvider _services;

    public CallsBetweenSilos() => _services = new ServiceCollection()
        .AddSingleton(JournalKeys.Open(_folder.FullName, journalIsNew: true))
        .AddValuesBetweenSilos()
        .BuildServiceProvider();

    private Serializer Silos => _services.GetRequiredService<Serializer>();

    public void Dispose()
    {
        _services.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Carry_each_argument_and_each_answer_of_every_grain_whole() => Rule.Holds(
        Handed(Repository.AllAssemblies).Distinct().SelectMany(type => new[] { true, false }.Select(full => Loss(type, full))).OfType<string>(),
        "A call to a grain on another silo would lose this: give its type a constructor parameter or an init member for each member, of types that JSON can carry.");

    [Fact]
    public void Carry_a_refusal_so_that_it_is_still_the_same()
    {
        var errors = Rule.Finds(
            Repository.AllAssemblies.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(f => f.FieldType == typeof(Error)), "refusals");
        Assert.All(errors, e => Assert.Equal((Error)e.GetValue(null)!, Copy<Error>(e.GetValue(null))));
    }

    [Fact]
    public void Carry_the_lists_of_collection_expressions()
    {
        Money[] some = [new(1), new(2)];
        foreach (var list in (IReadOnlyList<Money>[])[[], [new(1)], [.. some], [.. some.Where(m => m > Money.Zero)]]) Assert.Equal(list, Copy<IReadOnlyList<Money>>(list));
    }

    [Fact]
    public void Tell_that_the_store_is_away()
    {
        var told = Assert.IsType<JournalUnavailableException>(Copy<Exception>(new JournalUnavailableException("away", new TimeoutException("late"))));
        Assert.Equal("away", told.Message);
    }

    [Fact]
    public void Tell_of_a_database_in_our_words_alone_and_inside_another_exception()
    {
        var cut = new NpgsqlException("cut", new EndOfStreamException());
        Assert.Contains("cut", Assert.IsType<JournalUnavailableException>(Copy<Exception>(cut)).Message, StringComparison.Ordinal);
        Assert.IsType<JournalUnavailableException>(Copy<Exception>(new JournalUnavailableException("away", cut)));
        Assert.IsType<JournalUnavailableException>(Copy<Exception>(new InvalidOperationException("may pass", cut))!.InnerException);
        Assert.IsType<JournalUnavailableException>(Assert.Single(Assert.IsType<AggregateException>(Copy<Exception>(new AggregateException(cut))).InnerExceptions));
        Assert.IsType<InvalidOperationException>(Copy<Exception>(new PostgresException("no such function", "ERROR", "ERROR", "42883")));
    }

    [Fact]
    public void A_value_that_does_not_arrive_whole_is_caught() => Assert.NotNull(Loss(typeof(Samples.Forgetful), full: true));

    /// <summary>The types that cross.</summary>
    private static IEnumerable<Type> Handed(IEnumerable<Assembly> assemblies) => Rule.Finds(
            assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsInterface && typeof(IAddressable).IsAssignableFrom(t) && !t.IsGenericType), "grain interfaces")
        .SelectMany(grain => grain.GetMethods())
        .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Concat(m.ReturnType.GetGenericArguments()));

    private string? Loss(Type type, bool full)
    {
        try
        {
            var before = Filled.Of(type, full);
            return Filled.Difference(before, CopyAs(type, before)) is { } difference ? $"{type}{difference}" : null;
        }
        catch (Exception refused) when (refused is not NullReferenceException)
        {
            return $"{type}: {refused.Message}";
        }
    }

    private object? CopyAs(Type type, object? value) => _copy.MakeGenericMethod(type).Invoke(this, [value]);

    private T? Copy<T>(object? value) => Silos.Deserialize<T>(Silos.SerializeToArray((T)value!));
}
