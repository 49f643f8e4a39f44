using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Makes contexts over the registered read models: pooled ones for questions, and the writer's own.</summary>
internal sealed class ReadContexts
{
    // The same row types on the same kind of store make the same model, and EF Core keeps what it compiled for it: hosts of one process share both.
    private static readonly ConcurrentDictionary<string, IModel> _known = new();

    private readonly IReadStore _store;
    private readonly IModel _model;
    private readonly PooledDbContextFactory<ReadDbContext> _questions;

    public ReadContexts(IReadStore store, IReadOnlyCollection<ReadModel> models)
    {
        _store = store;
        var name = string.Join(';', models.Select(m => $"{m.Row.AssemblyQualifiedName} {m.Table.FullName}").Prepend(store.GetType().Name));
        _model = _known.GetOrAdd(name, _ => Describe(models));

        var options = Options();
        store.UseForQuestions(options);
        _questions = new(options.Options);
    }

    public ReadDbContext ForQuestion() => _questions.CreateDbContext();

    public ReadDbContext ForWriting(DbConnection connection)
    {
        var options = Options();
        _store.UseForWriting(options, connection);
        return new(options.Options);
    }

    private DbContextOptionsBuilder<ReadDbContext> Options() =>
        new DbContextOptionsBuilder<ReadDbContext>().UseModel(_model).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    private IModel Describe(IEnumerable<ReadModel> models)
    {
        var builder = _store.NewModel();
        foreach (var model in models) Describe(builder.Entity(model.Row), model);
        return (IModel)builder.FinalizeModel();
    }

    private void Describe(EntityTypeBuilder row, ReadModel model)
    {
        row.ToTable(model.Table.FullName).HasKey(nameof(IReadModel<>.Id));
        row.Property(nameof(IReadModel<>.Id)).ValueGeneratedNever();
        foreach (var property in row.Metadata.GetProperties().ToList())
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            var column = row.Property(property.Name).HasColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
            if (type.IsEnum) column.HasConversion(EnumText.ConverterFor(type));
            else if (_store.ConverterFor(type) is { } converter) column.HasConversion(converter);
        }
    }
}
