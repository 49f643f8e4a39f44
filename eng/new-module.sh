#!/usr/bin/env bash
# Makes a module that builds, shows in Swagger and passes the architecture tests: eng/new-module.sh Training [训练基地]
# What to do then: docs/how-to/add-a-module.md
# With --check it does so in a copy of the tree, and sees that it builds, shows in Swagger and passes the architecture tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

check() {
  local copy port log
  copy=$(mktemp -d)
  trap 'kill "${host:-}" 2> /dev/null; rm -rf "$copy"' EXIT
  git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf - | tar -xf - -C "$copy"
  cd "$copy" && git init -q
  eng/new-module.sh Sample 样例
  dotnet build tests/ArchitectureTests/ArchitectureTests.csproj -warnaserror -v q -nologo
  # The approved list of who may do what is for people to read; it is no matter of this script.
  dotnet artifacts/bin/ArchitectureTests/debug/JinhuRedCross.ArchitectureTests.dll -noColor
  log=$copy/host.log
  dotnet artifacts/bin/ArchitectureTests/debug/JinhuRedCross.Host.dll --urls http://127.0.0.1:0 --Data:Directory "$copy/data" > "$log" 2>&1 &
  host=$!
  for _ in $(seq 1 300); do
    port=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$log" | head -n 1) && break
    kill -0 "$host" && sleep 0.2
  done
  curl -fsS "$port/swagger/sample/swagger.json" | grep -q showSampleState || { echo "The module does not show in Swagger" >&2; exit 1; }
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$port/api/v1/sample/state")" = 401 ] || { echo "Its endpoint is not there, or open to everybody" >&2; exit 1; }
  echo "eng/new-module.sh: all well"
  exit 0
}

[ "${1:-}" = --check ] && check
name=${1:-} title=${2:-$name}
[[ $name =~ ^[A-Z][A-Za-z]+$ ]] || { echo "usage: eng/new-module.sh Name [中文名]   (Name in PascalCase, such as Training)" >&2; exit 2; }
module=src/Modules/$name
[ -e "$module" ] && { echo "$module is there already" >&2; exit 1; }
lower=$(tr '[:upper:]' '[:lower:]' <<< "$name")

mkdir -p "$module/$name/Features"
cat > "$module/$name/$name.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <ItemGroup>
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
    <PackageReference Include="Microsoft.Orleans.Sdk" />
    <ProjectReference Include="../../../BuildingBlocks/BuildingBlocks.csproj" />
    <InternalsVisibleTo Include="JinhuRedCross.UnitTests" />
    <InternalsVisibleTo Include="JinhuRedCross.IntegrationTests" />
  </ItemGroup>
</Project>
EOF

cat > "$module/$name/${name}Module.cs" <<EOF
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.$name.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.$name;

/// <summary>What this module is for the society, in one sentence.</summary>
public sealed class ${name}Module : IModule
{
    public string Name => "$lower";

    public string Title => "$title（$name）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void Map(RouteGroupBuilder module, RouteGroupBuilder open) => ShowState.Map(module);
}
EOF

cat > "$module/$name/Features/ShowState.cs" <<EOF
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.$name.Features;

/// <summary>The first endpoint, to see that the module is there: replace it by the first use case.</summary>
internal static class ShowState
{
    /// <summary>模块状态</summary>
    /// <param name="Module">模块名称</param>
    internal sealed record Response(string Module);

    public static void Map(RouteGroupBuilder module) => module.MapGet("/state", () => TypedResults.Ok(new Response("$lower")))
        .WithName("show${name}State").WithSummary("模块状态（Show the state）")
        .WithDescription("模块是否已启用。")
        .WithTags("$title（$name）")
        .Permission("$lower.read");
}
EOF

cat > "$module/README.md" <<EOF
# $name

What this module is for, and the measure or rule it serves.

## Words

**Word** (中文): what it means here.

## Aggregates

None yet.

## Promises

None yet. A promise is numbered and names the test that holds it.

## Tells others

Nobody yet.

## Hears from others

Nobody yet.

## Not here

What people may look for here and find elsewhere.
EOF

# The table of contents of the host, its reference, the map of modules, the solution: each line at its place in the alphabet.
insert() { python3 - "$@" <<'EOF'
import re, sys
path, pattern, line = sys.argv[1:4]
text = open(path, encoding="utf-8-sig").read()
bom = open(path, "rb").read().startswith(b"\xef\xbb\xbf")
lines = text.split("\n")
same = [i for i, l in enumerate(lines) if re.search(pattern, l)]
at = next((i for i in same if lines[i].strip() > line.strip()), same[-1] + 1)
lines.insert(at, line)
open(path, "w", encoding="utf-8-sig" if bom else "utf-8").write("\n".join(lines))
EOF
}
insert src/Host/Host.csproj 'ProjectReference Include="../Modules/' "    <ProjectReference Include=\"../Modules/$name/$name/$name.csproj\" />"
insert src/Host/Modules.cs '^using JinhuRedCross\.' "using JinhuRedCross.$name;"
sed -i "s/^\( *\)new AccessModule(),/\1new ${name}Module(),\n&/" src/Host/Modules.cs
insert src/Modules/README.md '^\| \[[A-Z]' "| [$name]($name/README.md) | nobody | nobody |"
dotnet sln JinhuRedCross.sln add --solution-folder "src/Modules/$name" "$module/$name/$name.csproj" > /dev/null
dotnet restore JinhuRedCross.sln --force-evaluate > /dev/null
echo "$module is there and plugged in. Now: docs/how-to/add-a-module.md"
