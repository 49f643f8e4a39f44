#:package KubernetesClient@21.0.8
#:property PublishAot=false

// Called by check-ops.sh: reads each document of each file as the type that its apiVersion and kind name, and refuses what that type does not know.
using k8s;
using k8s.Models;

var faults = 0;
foreach (var file in args.Where(f => !f.EndsWith("kustomization.yaml", StringComparison.Ordinal)))
{
    foreach (var document in File.ReadAllText(file).Split("\n---\n"))
    {
        try
        {
            var read = KubernetesYaml.LoadAllFromString(document, null, strict: true).Cast<IKubernetesObject<V1ObjectMeta>>().Single();
            if (string.IsNullOrEmpty(read.Metadata?.Name)) throw new InvalidDataException("It has no name");
            Console.WriteLine($"{file}: {read.Kind} {read.Metadata.Name}");
        }
        catch (Exception fault)
        {
            faults++;
            Console.Error.WriteLine($"{file}: {(fault.InnerException ?? fault).Message}");
        }
    }
}

return faults == 0 ? 0 : 1;
