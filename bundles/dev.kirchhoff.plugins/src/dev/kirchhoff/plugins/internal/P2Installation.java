// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IPhaseSet;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.PhaseSetFactory;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.planner.IProfileChangeRequest;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IFileArtifactRepository;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.plan.KnownTypes;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Installation;
import dev.kirchhoff.plugins.Signature.State;
import dev.kirchhoff.plugins.Signatures;
import dev.kirchhoff.plugins.Trust;
import dev.kirchhoff.plugins.internal.Sources.Source;

/**
 * Changes the running product by p2. Each operation is planned first, then what it brings is fetched and its signatures are read, and
 * only then anything is changed.
 */
public final class P2Installation implements Installation {
	/** Of an installed root: where it came from, to look there for updates. */
	private static final String SOURCE = "dev.kirchhoff.plugins.source";

	private static final int LOOK_MILLIS = 50;
	private static final int LOOKS_AFTER_CANCEL = 20;

	private static final Pattern CHANGED = Pattern.compile("Invalid content: ?([^;]+)");

	private final Consumer<String> warnings;
	private final Product product = Product.running();

	/** @param warnings see {@link dev.kirchhoff.plugins.Installations#ofProduct} */
	public P2Installation(Consumer<String> warnings) {
		this.warnings = warnings;
	}

	@Override
	public Optional<KirchhoffException> obstacle() {
		try {
			Provisioning.start().profile();
			refuseReadOnly();
			return Optional.empty();
		} catch (KirchhoffException e) {
			return Optional.of(e);
		}
	}

	@Override
	public List<Offer> offers(URI source, IProgressMonitor monitor) {
		var p2 = Provisioning.start();
		try (var sources = new Sources(p2)) {
			var place = sources.load(source, SubMonitor.convert(monitor));
			var own = own(p2.profile());
			var offers = Units.offered(place.units()).values().stream().map(List::getFirst).filter(unit -> !own.contains(unit.getId()))
					.map(unit -> new Offer(Units.id(unit), unit.getVersion().toString(), Units.name(unit), Units.provider(unit))).toList();
			if (offers.isEmpty()) {
				throw nothing(place);
			}
			return offers;
		}
	}

	private static KirchhoffException nothing(Source source) {
		return new KirchhoffException(Sources.display(source.given()) + " offers nothing to install", "look whether it is the right site, or name a plug-in of it");
	}

	@Override
	public List<Change> install(URI source, Collection<String> ids, Trust trust, IProgressMonitor monitor) {
		refuseReadOnly();
		var progress = SubMonitor.convert(monitor, "Installing", 100);
		progress.subTask("reading the site");
		var p2 = Provisioning.start();
		try (var sources = new Sources(p2)) {
			var place = sources.load(source, progress.split(20));
			var profile = p2.profile();
			var wanted = wanted(place, ids, profile);
			if (wanted.isEmpty()) {
				return List.of();
			}
			var request = new Request(wanted.stream().flatMap(unit -> Units.query(profile, QueryUtil.createIUQuery(unit.getId())).stream()).filter(root(profile)::contains).toList(),
					wanted.stream().collect(Collectors.toMap(unit -> unit, _ -> source, (one, _) -> one, LinkedHashMap::new)));
			var changes = perform(p2, request, context(p2, List.of(place)), trust, progress.split(80));
			sources.keep();
			remember(changes, request);
			return changes;
		} catch (OperationCanceledException e) {
			throw Cancelled.of(e);
		}
	}

	/** The units that were named and are not there yet. */
	private static List<IInstallableUnit> wanted(Source place, Collection<String> ids, IProfile profile) {
		var fit = new Fit(profile, place.units());
		var own = own(profile);
		var offered = Units.offered(place.units());
		var wanted = new ArrayList<IInstallableUnit>();
		if (ids.isEmpty()) {
			var foreign = offered.values().stream().filter(versions -> !own.contains(versions.getFirst().getId())).toList();
			if (foreign.isEmpty()) {
				throw nothing(place);
			}
			foreign.forEach(versions -> newest(versions, fit, profile).ifPresent(wanted::add));
		}
		for (var id : ids) {
			var versions = Units.versions(place.units(), id);
			if (versions.isEmpty()) {
				throw new KirchhoffException(Sources.display(place.given()) + " does not offer " + id,
						near(id, "it offers ", foreign(offered.values().stream().map(List::getFirst), own), foreign(Units.query(place.units(), QueryUtil.ALL_UNITS).stream().filter(Units::isBundle), own)));
			}
			if (own.contains(versions.getFirst().getId())) {
				throw new KirchhoffException(id + " is part of Kirchhoff", "update Kirchhoff itself from Help > Check for Updates, or install a newer one");
			}
			newest(versions, fit, profile).ifPresent(wanted::add);
		}
		return wanted;
	}

	/** The newest version that fits, if it is newer than what is installed. If none fits, what the newest lacks is thrown. */
	private static Optional<IInstallableUnit> newest(List<IInstallableUnit> versions, Fit fit, IProfile profile) {
		var installed = Units.query(profile, QueryUtil.createIUQuery(versions.getFirst().getId())).stream().filter(root(profile)::contains).findFirst();
		KirchhoffException first = null;
		for (var unit : versions) {
			if (installed.isPresent() && installed.get().getVersion().compareTo(unit.getVersion()) >= 0) {
				return Optional.empty();
			}
			var missing = fit.missing(unit);
			if (missing.isEmpty()) {
				return Optional.of(unit);
			}
			first = first == null ? missing.get() : first;
		}
		throw Objects.requireNonNull(first);
	}

	@Override
	public List<Change> update(Collection<String> ids, Collection<URI> sources, Trust trust, IProgressMonitor monitor) {
		refuseReadOnly();
		var progress = SubMonitor.convert(monitor, "Updating", 100);
		progress.subTask("looking for updates");
		var p2 = Provisioning.start();
		var profile = p2.profile();
		var roots = ids.isEmpty() ? foreign(profile) : roots(ids, profile, "updated");
		try (var places = new Sources(p2)) {
			var found = load(places, roots, sources, p2, profile, progress.split(30));
			var fit = new Fit(profile, QueryUtil.compoundQueryable(found.stream().map(Source::units).toList()));
			var removed = new ArrayList<IInstallableUnit>();
			var added = new LinkedHashMap<IInstallableUnit, URI>();
			for (var root : roots) {
				newer(root, found, fit).ifPresent(unit -> {
					removed.add(root);
					added.put(unit, found.stream().filter(place -> !Units.query(place.units(), QueryUtil.createIUQuery(unit)).isEmpty()).findFirst().orElseThrow().given());
				});
			}
			if (added.isEmpty()) {
				return List.of();
			}
			var request = new Request(removed, added);
			var changes = perform(p2, request, context(p2, found), trust, progress.split(70));
			places.keep();
			remember(changes, request);
			return changes;
		} catch (OperationCanceledException e) {
			throw Cancelled.of(e);
		}
	}

	/** A site that was named has to answer; of one that is only remembered, its silence is told. */
	private List<Source> load(Sources places, Collection<IInstallableUnit> roots, Collection<URI> named, Provisioning p2, IProfile profile, IProgressMonitor monitor) {
		var progress = SubMonitor.convert(monitor, 100);
		var found = new ArrayList<Source>();
		named.forEach(site -> found.add(places.load(site, progress.split(10))));
		var remembered = new LinkedHashMap<URI, String>();
		roots.forEach(root -> {
			var site = profile.getInstallableUnitProperty(root, SOURCE);
			if (site != null) {
				remembered.putIfAbsent(URI.create(site), Units.id(root));
			}
		});
		for (var site : p2.metadata().getKnownRepositories(org.eclipse.equinox.p2.repository.IRepositoryManager.REPOSITORIES_NON_SYSTEM)) {
			remembered.putIfAbsent(site, "");
		}
		remembered.forEach((site, root) -> {
			if (found.stream().anyMatch(place -> place.given().equals(site) || place.repository().equals(site))) {
				return;
			}
			try {
				found.add(places.load(site, progress.split(10)));
			} catch (KirchhoffException e) {
				warnings.accept((root.isEmpty() ? "" : root + " came from a site that cannot be read now: ") + e.line());
			}
		});
		return found;
	}

	private Optional<IInstallableUnit> newer(IInstallableUnit root, List<Source> places, Fit fit) {
		KirchhoffException first = null;
		var versions = places.stream().flatMap(place -> Units.query(place.units(), QueryUtil.createIUQuery(root.getId())).stream()).filter(unit -> unit.getVersion().compareTo(root.getVersion()) > 0)
				.sorted(Comparator.comparing(IInstallableUnit::getVersion).reversed()).toList();
		for (var unit : versions) {
			var missing = fit.missing(unit);
			if (missing.isEmpty()) {
				return Optional.of(unit);
			}
			first = first == null ? missing.get() : first;
		}
		if (first != null) {
			warnings.accept("there is a newer version, but " + first.line());
		}
		return Optional.empty();
	}

	@Override
	public List<Change> remove(Collection<String> ids, IProgressMonitor monitor) {
		refuseReadOnly();
		var progress = SubMonitor.convert(monitor, "Removing", 100);
		var p2 = Provisioning.start();
		try {
			var profile = p2.profile();
			return perform(p2, new Request(List.copyOf(roots(ids, profile, "removed")), Map.of()), context(p2, List.of()), Trust.EVERYTHING, progress);
		} catch (OperationCanceledException e) {
			throw Cancelled.of(e);
		}
	}

	/** What was installed and has the bundles or features with these ids in it. */
	private Set<IInstallableUnit> roots(Collection<String> ids, IProfile profile, String what) {
		var foreign = foreign(profile);
		var own = own(profile);
		var roots = new LinkedHashSet<IInstallableUnit>();
		for (var id : ids) {
			var having = foreign.stream().filter(root -> Units.id(root).equals(id) || root.getId().equals(id)).toList();
			if (having.isEmpty()) {
				having = foreign.stream().filter(root -> Units.closure(List.of(root), profile).stream().anyMatch(unit -> !own.contains(unit.getId()) && Units.id(unit).equals(id))).toList();
			}
			if (having.isEmpty()) {
				throw absent(id, profile, foreign, own, what);
			}
			roots.addAll(having);
		}
		return roots;
	}

	private KirchhoffException absent(String id, IProfile profile, Set<IInstallableUnit> foreign, Set<String> own, String what) {
		if (own.contains(id) || own.contains(id + ".feature.group")) {
			return new KirchhoffException(id + " is part of Kirchhoff and cannot be " + what, "name a plug-in that was installed");
		}
		var dropped = dropped(id);
		if (dropped.isPresent()) {
			return new KirchhoffException(id + " lies in dropins and cannot be " + what + " by this command", (what.equals("removed") ? "delete " : "replace ") + dropped.get());
		}
		return new KirchhoffException(id + " is not installed",
				foreign.isEmpty() ? "nothing is, see kirchhoff plugins list" : near(id, "installed are ", foreign.stream().map(Units::id).sorted().toList(), foreign(Units.closure(foreign, profile).stream().filter(Units::isBundle), own)));
	}

	private static List<String> foreign(Stream<IInstallableUnit> units, Set<String> own) {
		return units.filter(unit -> !own.contains(unit.getId())).map(Units::id).distinct().sorted().toList();
	}

	/**
	 * What a person may have meant, or else all that can be chosen.
	 *
	 * @param bundles can be named, too, but what has them in it is what people choose
	 */
	static String near(String id, String all, List<String> choice, List<String> bundles) {
		return Spelling.nearest(id, bundles).or(() -> Spelling.nearest(id, choice)).map(name -> "did you mean " + name + "?").orElseGet(() -> all + String.join(", ", choice));
	}

	private Optional<Path> dropped(String id) {
		if (!Files.isDirectory(product.dropins())) {
			return Optional.empty();
		}
		try (var files = Files.newDirectoryStream(product.dropins(), "*.jar")) {
			for (var file : files) {
				if (id.equals(Publishing.name(file))) {
					return Optional.of(file);
				}
			}
			return Optional.empty();
		} catch (IOException e) {
			return Optional.empty();
		}
	}

	private void refuseReadOnly() {
		for (var part : List.of("", "plugins", "p2", "configuration")) {
			var folder = product.folder().resolve(part);
			if (Files.exists(folder) && !Files.isWritable(folder)) {
				throw new KirchhoffException("this installation is read-only: " + folder, "ask who installed it, or put the plug-in's jar into " + product.dropins());
			}
		}
	}

	/** Ids of all that Kirchhoff itself consists of. */
	private static Set<String> own(IProfile profile) {
		var products = root(profile).stream().filter(unit -> !isForeign(unit)).toList();
		return Units.closure(products, profile).stream().map(IInstallableUnit::getId).collect(Collectors.toSet());
	}

	private static Set<IInstallableUnit> root(IProfile profile) {
		return Units.query(profile, new UserVisibleRootQuery());
	}

	private static Set<IInstallableUnit> foreign(IProfile profile) {
		return root(profile).stream().filter(P2Installation::isForeign).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static boolean isForeign(IInstallableUnit root) {
		return !QueryUtil.isProduct(root);
	}

	private static ProvisioningContext context(Provisioning p2, List<Source> places) {
		var context = new ProvisioningContext(p2.agent());
		var sites = places.stream().map(Source::repository).toArray(URI[]::new);
		context.setMetadataRepositories(sites);
		context.setArtifactRepositories(sites);
		context.setProperty(ProvisioningContext.FOLLOW_REPOSITORY_REFERENCES, "false");
		return context;
	}

	/**
	 * What is to be changed.
	 *
	 * @param added new roots, and where each came from
	 */
	private record Request(List<IInstallableUnit> removed, Map<IInstallableUnit, URI> added) {
		IProfileChangeRequest of(Provisioning p2) {
			var request = p2.planner().createChangeRequest(p2.profile());
			request.removeAll(removed);
			request.addAll(added.keySet());
			added.forEach((unit, source) -> {
				request.setInstallableUnitProfileProperty(unit, IProfile.PROP_PROFILE_ROOT_IU, "true");
				request.setInstallableUnitProfileProperty(unit, SOURCE, source.toString());
			});
			return request;
		}
	}

	private List<Change> perform(Provisioning p2, Request request, ProvisioningContext context, Trust trust, IProgressMonitor monitor) {
		var progress = SubMonitor.convert(monitor, 100);
		var plan = plan(p2, request, context, progress.split(10));
		var added = Units.query(plan.getAdditions(), QueryUtil.ALL_UNITS);
		var removed = Units.query(plan.getRemovals(), QueryUtil.ALL_UNITS);
		var changes = Units.changes(removed, added);
		var fetched = new Fetched(p2, added);
		boolean done = false;
		try {
			if (!added.isEmpty()) {
				progress.subTask("fetching");
				fetch(p2, plan, progress.split(50));
				judge(fetched.files(), trust);
				plan = plan(p2, request, context, progress.split(5)); // what was fetched is a new state
			}
			progress.subTask(added.isEmpty() ? "removing" : "installing");
			execute(p2, plan, PhaseSetFactory.createDefaultPhaseSetExcluding(new String[] { PhaseSetFactory.PHASE_CHECK_TRUST }), progress.split(35));
			done = true;
			fetched.drop(removed);
			return changes;
		} finally {
			if (!done) {
				fetched.drop();
			}
		}
	}

	/** For projects, which tell others where to get their plug-ins: only a site on the web says something to them. */
	private static void remember(List<Change> changes, Request request) {
		var sites = request.added().values().stream().map(URI::toString).filter(site -> site.matches("https?://.*")).distinct().toList();
		if (sites.size() == 1) {
			changes.stream().filter(change -> !change.after().isEmpty()).forEach(change -> KnownTypes.remember(change.id(), sites.getFirst()));
		}
	}

	private static IProvisioningPlan plan(Provisioning p2, Request request, ProvisioningContext context, IProgressMonitor monitor) {
		var plan = p2.planner().getProvisioningPlan(request.of(p2), context, monitor);
		refuse(plan.getStatus(), monitor, "these plug-ins do not fit together", "get versions of them for this Kirchhoff");
		return plan;
	}

	/** In a thread of its own, as p2 does not end a fetch from a slow server when it is cancelled; nobody waits for it then. */
	private static void fetch(Provisioning p2, IProvisioningPlan plan, IProgressMonitor monitor) {
		var phases = PhaseSetFactory.createPhaseSetIncluding(new String[] { PhaseSetFactory.PHASE_COLLECT });
		var task = new FutureTask<Void>(() -> execute(p2, plan, phases, monitor), null);
		Thread.ofPlatform().daemon().name("fetching plug-ins").start(task);
		try {
			int looks = 0;
			while (!task.isDone() && looks < LOOKS_AFTER_CANCEL) {
				looks += monitor.isCanceled() ? 1 : 0;
				Thread.sleep(LOOK_MILLIS);
			}
			if (!task.isDone()) {
				throw new CancellationException();
			}
			task.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		} catch (ExecutionException e) {
			throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
		}
	}

	private static void execute(Provisioning p2, IProvisioningPlan plan, IPhaseSet phases, IProgressMonitor monitor) {
		try {
			refuse(p2.engine().perform(plan, phases, monitor), monitor, "nothing has been changed", "try again");
		} catch (IllegalStateException e) {
			throw Provisioning.busy(e);
		}
	}

	private static void refuse(IStatus status, IProgressMonitor monitor, String what, String mend) {
		if (status.getSeverity() == IStatus.CANCEL || monitor.isCanceled()) {
			throw new CancellationException();
		}
		if (status.getSeverity() == IStatus.ERROR) {
			var words = Failure.words(status);
			var changed = CHANGED.matcher(words);
			if (changed.find()) { // found by p2 while it fetches
				throw new KirchhoffException("a plug-in is not what was signed: its " + changed.group(1) + " has been changed", "get it again from its provider");
			}
			throw new KirchhoffException(what + ": " + words, mend);
		}
	}

	private static void judge(Map<IArtifactKey, Path> files, Trust trust) {
		var doubtful = new ArrayList<Trust.Subject>();
		files.forEach((key, file) -> {
			try {
				var signature = Signatures.of(file);
				if (signature.state() == State.BROKEN) {
					throw new KirchhoffException(key.getId() + " " + key.getVersion() + " is not what was signed: its content has been changed", "get it again from its provider");
				}
				if (signature.state() != State.TRUSTED) {
					doubtful.add(new Trust.Subject(key.getId(), key.getVersion().toString(), signature));
				}
			} catch (IOException e) {
				throw new KirchhoffException(key.getId() + " " + key.getVersion() + " cannot be read: " + e.getMessage(), "get it again from its provider", e);
			}
		});
		if (!doubtful.isEmpty() && !trust.accept(List.copyOf(doubtful))) {
			throw new KirchhoffException("nothing has been installed, as " + doubtful.stream().map(subject -> subject.id() + " " + subject.version()).collect(Collectors.joining(", "))
					+ (doubtful.size() == 1 ? " is" : " are") + " not trusted", "get signed plug-ins, or trust where these come from");
		}
	}

	/** Files that an operation brings into the product's folder before anything else. */
	private static final class Fetched {
		private final Provisioning p2;
		private final IFileArtifactRepository pool;
		private final Set<IArtifactKey> keys = new LinkedHashSet<>();
		private final Set<IArtifactKey> former = new HashSet<>();

		Fetched(Provisioning p2, Set<IInstallableUnit> units) {
			this.p2 = p2;
			var cache = p2.profile().getProperty(IProfile.PROP_CACHE);
			try {
				pool = (IFileArtifactRepository) p2.artifacts().loadRepository(new File(cache).toURI(), new NullProgressMonitor());
			} catch (ProvisionException e) {
				throw new KirchhoffException("the installation is damaged: " + Failure.words(e.getStatus()), "install Kirchhoff again", e);
			}
			units.forEach(unit -> keys.addAll(unit.getArtifacts()));
			keys.stream().filter(pool::contains).forEach(former::add);
		}

		Map<IArtifactKey, Path> files() {
			var files = new LinkedHashMap<IArtifactKey, Path>();
			keys.stream().filter(key -> !former.contains(key)).forEach(key -> {
				var file = pool.getArtifactFile(key);
				if (file != null) {
					files.put(key, file.toPath());
				}
			});
			return files;
		}

		/** Files of what is not installed any more; p2 would take them away the next time, or the time after that. */
		void drop(Set<IInstallableUnit> removed) {
			var used = Units.query(p2.profile(), QueryUtil.ALL_UNITS).stream().flatMap(unit -> unit.getArtifacts().stream()).collect(Collectors.toSet());
			removed.stream().flatMap(unit -> unit.getArtifacts().stream()).filter(key -> !used.contains(key) && pool.contains(key)).forEach(pool::removeDescriptor);
		}

		/** Leaves nothing behind, neither what was fetched nor a part of it. */
		void drop() {
			p2.endFetching();
			for (var key : keys) {
				if (former.contains(key)) {
					continue;
				}
				parts(key).forEach(part -> {
					try {
						delete(part);
					} catch (IOException e) {
						part.toFile().deleteOnExit(); // somebody writes it still
					}
				});
				if (pool.contains(key)) {
					pool.removeDescriptor(key);
				}
			}
		}

		/** Where p2 puts it, as a file or a folder. */
		private List<Path> parts(IArtifactKey key) {
			var name = key.getId() + "_" + key.getVersion();
			var folder = Path.of(p2.profile().getProperty(IProfile.PROP_CACHE)).resolve(key.getClassifier().equals(Units.BUNDLE) ? "plugins" : "features");
			return List.of(folder.resolve(name), folder.resolve(name + ".jar"));
		}

		private static void delete(Path part) throws IOException {
			if (Files.exists(part)) {
				try (var files = Files.walk(part)) {
					for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
						Files.delete(file);
					}
				}
			}
		}
	}
}
