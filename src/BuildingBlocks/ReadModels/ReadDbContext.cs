using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Asks the questions; its model is every row type that the modules brought. It never saves anything.</summary>
internal sealed class ReadDbContext(DbContextOptions<ReadDbContext> options) : DbContext(options);
