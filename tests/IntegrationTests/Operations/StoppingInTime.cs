using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JinhuRedCross.IntegrationTests.Operations;

public sealed class StoppingInTime
{
    [Theory]
    [InlineData("0", 30)]
    [InlineData("45", 75)]
    public async Task What_is_waited_for_balancers_leaves_the_same_time_to_what_is_under_way(string drain, int seconds)
    {
        await using var app = Host.HostBuilding.Create(["--Web:DrainSeconds", drain]);

        Assert.Equal(TimeSpan.FromSeconds(seconds), app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }
}
