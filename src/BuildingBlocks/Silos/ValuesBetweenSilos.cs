using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace JinhuRedCross.BuildingBlocks.Silos;

/// <summary>How our values travel: inside one silo as they are, between silos as JSON, in the form that events have on disk.</summary>
/// <remarks>So the domain knows nothing of it, and what an older program lacks has its default in a newer one.</remarks>
internal static class ValuesBetweenSilos
{
    private const string KindName = "$kind";

    public static IServiceCollection AddValuesBetweenSilos(this IServiceCollection services)
    {
        services.AddSingleton<IGeneralizedCopier, ImmutableValues>();
        services.AddSingleton<IGeneralizedCodec, CompilersLists>();
        services.AddSingleton<IGeneralizedCodec, ForeignExceptions>();
        services.Configure<ExceptionSerializationOptions>(o => o.SupportedNamespacePrefixes.Add(nameof(JinhuRedCross)));
        return services.AddSerializer(serializer => serializer.AddJsonSerializer(
            type => OurValues.Include(type) && !type.IsEnum && !OurValues.IsCompilersList(type),
            isCopyable: _ => false,
            options => options.Configure<IServiceProvider>((o, provider) => o.SerializerOptions = OptionsFor(provider.GetRequiredService<JournalKeys>))));
    }

    /// <param name="keys">Asked for when the first private part arrives.</param>
    internal static JsonSerializerOptions OptionsFor(Func<JournalKeys> keys) => new(EventCodec.OptionsWith(new TravellingPrivates(keys)))
    {
        IncludeFields = true,
        IgnoreReadOnlyProperties = true,
        Converters = { new ReadOnlyLists() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds, KeepAllMembers } },
    };

    /// <summary>An abstract value says of which kind it is.</summary>
    private static void NameKinds(JsonTypeInfo type)
    {
        if (!type.Type.IsAbstract || !OurValues.IsOurs(type.Type) || type.Kind != JsonTypeInfoKind.Object) return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = KindName };
        foreach (var kind in OurValues.KindsOf(type.Type))
            type.PolymorphismOptions.DerivedTypes.Add(new(kind, (Attribute.GetCustomAttribute(kind, typeof(StoredNameAttribute)) as StoredNameAttribute)?.Name ?? kind.FullName!));
    }

    /// <summary>A state may keep something to itself, or out of its snapshots: it travels all the same.</summary>
    private static void KeepAllMembers(JsonTypeInfo type)
    {
        if (!OurValues.IsOurs(type.Type) || type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var member in type.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(m => m is { CanRead: true, CanWrite: true }))
        {
            var known = type.Properties.FirstOrDefault(p => (p.AttributeProvider as MemberInfo)?.Name == member.Name);
            if (known is not null && !member.IsDefined(typeof(JsonIgnoreAttribute))) continue;
            if (known is not null) type.Properties.Remove(known);
            var kept = type.CreateJsonPropertyInfo(member.PropertyType, member.Name);
            (kept.Get, kept.Set) = (member.GetValue, member.SetValue);
            type.Properties.Add(kept);
        }
    }
}
