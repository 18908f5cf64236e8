// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.metadata.IProvidedCapability;
import org.eclipse.equinox.p2.metadata.IRequirement;
import org.eclipse.equinox.p2.metadata.MetadataFactory;
import org.eclipse.equinox.p2.metadata.MetadataFactory.InstallableUnitDescription;
import org.eclipse.equinox.p2.metadata.Version;
import org.eclipse.equinox.p2.metadata.VersionRange;
import org.eclipse.equinox.p2.publisher.IPublisherAction;
import org.eclipse.equinox.p2.publisher.IPublisherInfo;
import org.eclipse.equinox.p2.publisher.Publisher;
import org.eclipse.equinox.p2.publisher.PublisherInfo;
import org.eclipse.equinox.p2.publisher.eclipse.BundlesAction;
import org.eclipse.equinox.p2.publisher.eclipse.FeaturesAction;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.IRepository;
import org.eclipse.equinox.p2.repository.IRepositoryManager;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepository;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.osgi.framework.Constants;

import dev.kirchhoff.api.KirchhoffException;

/** Makes a p2 site of jars. */
@SuppressWarnings("restriction") // the publisher's packages are for p2's friends, but there is no other
public final class Publishing {
	private final Provisioning p2;

	Publishing(Provisioning p2) {
		this.p2 = p2;
	}

	/** See {@link dev.kirchhoff.plugins.Site#publish}. */
	public static List<String> site(List<Path> jars, Path folder, IProgressMonitor monitor) {
		for (var jar : jars) {
			if (!Files.isRegularFile(jar)) {
				throw new KirchhoffException("there is no file " + jar, "give the jars of plug-ins and features");
			}
			if (!isPlugin(jar) && !isFeature(jar)) {
				throw new KirchhoffException(jar + " is no plug-in", "a plug-in's manifest has a Bundle-SymbolicName, a feature's jar a feature.xml");
			}
		}
		var p2 = Provisioning.start();
		try {
			Files.createDirectories(folder);
			return new Publishing(p2).publish(jars, folder, folder.getFileName().toString(), monitor).stream().map(unit -> Units.id(unit) + " " + unit.getVersion()).sorted().toList();
		} catch (ProvisionException e) {
			throw new KirchhoffException("a site cannot be made in " + folder + ": " + Failure.words(e.getStatus()), "give another folder", e);
		} catch (IOException e) {
			throw new KirchhoffException(folder + " cannot be written: " + e.getMessage(), "give another folder", e);
		} finally {
			p2.forget(folder.toFile().toURI());
			p2.settle();
		}
	}

	/**
	 * Writes a site into an empty folder, or adds to the one that is there.
	 *
	 * @param jars plug-ins and features
	 * @return what it offers
	 */
	List<IInstallableUnit> publish(List<Path> jars, Path folder, String name, IProgressMonitor monitor) throws ProvisionException {
		var bundles = new ArrayList<File>();
		var features = new ArrayList<File>();
		jars.forEach(jar -> (isFeature(jar) ? features : bundles).add(jar.toFile()));
		var site = folder.toFile().toURI();
		var metadata = Publisher.createMetadataRepository(p2.agent(), site, name, true, true);
		var info = new PublisherInfo();
		info.setMetadataRepository(metadata);
		info.setArtifactRepository(artifacts(site, name));
		info.setArtifactOptions(IPublisherInfo.A_INDEX | IPublisherInfo.A_PUBLISH);
		var actions = new ArrayList<IPublisherAction>();
		actions.add(new BundlesAction(bundles.toArray(File[]::new)));
		if (!features.isEmpty()) {
			actions.add(new FeaturesAction(features.toArray(File[]::new)));
		}
		var status = new Publisher(info).publish(actions.toArray(IPublisherAction[]::new), monitor);
		if (status.getSeverity() == IStatus.ERROR) {
			throw new KirchhoffException("a site cannot be made: " + Failure.words(status), "check that each jar is a plug-in");
		}
		var offered = List.copyOf(metadata.query(features.isEmpty() ? QueryUtil.createMatchQuery("artifacts.exists(a | a.classifier == 'osgi.bundle')") : QueryUtil.createIUGroupQuery(), monitor).toUnmodifiableSet());
		if (offered.isEmpty()) {
			throw new KirchhoffException("a site cannot be made: there is no plug-in in it", "check that the jars are plug-ins");
		}
		categorise(metadata, offered, name);
		return offered;
	}

	private IArtifactRepository artifacts(URI site, String name) throws ProvisionException {
		try {
			return p2.artifacts().loadRepository(site, IRepositoryManager.REPOSITORY_HINT_MODIFIABLE, new NullProgressMonitor());
		} catch (ProvisionException e) {
			if (e.getStatus().getCode() != ProvisionException.REPOSITORY_NOT_FOUND) {
				throw e;
			}
			return p2.artifacts().createRepository(site, name, IArtifactRepositoryManager.TYPE_SIMPLE_REPOSITORY, Map.of(IRepository.PROP_COMPRESSED, "true"));
		}
	}

	/** People see in a dialog what is in a category. */
	private static void categorise(IMetadataRepository metadata, List<IInstallableUnit> offered, String name) {
		var category = new InstallableUnitDescription();
		category.setId("kirchhoff.plugins.category");
		category.setVersion(Version.createOSGi(1, 0, 0));
		category.setProperty(QueryUtil.PROP_TYPE_CATEGORY, "true");
		category.setProperty(IInstallableUnit.PROP_NAME, name);
		category.setRequirements(offered.stream().map(unit -> MetadataFactory.createRequirement(IInstallableUnit.NAMESPACE_IU_ID, unit.getId(),
				new VersionRange(unit.getVersion(), true, unit.getVersion(), true), null, false, false)).toArray(IRequirement[]::new));
		category.setCapabilities(new IProvidedCapability[] { MetadataFactory.createProvidedCapability(IInstallableUnit.NAMESPACE_IU_ID, category.getId(), category.getVersion()) });
		var old = metadata.query(QueryUtil.createIUQuery(category.getId()), null).toUnmodifiableSet();
		metadata.removeInstallableUnits(old);
		metadata.addInstallableUnits(List.of(MetadataFactory.createInstallableUnit(category)));
	}

	static boolean isFeature(Path jar) {
		try (var file = new JarFile(jar.toFile(), false)) {
			return file.getEntry("feature.xml") != null;
		} catch (IOException e) {
			return false; // the publisher says what is wrong with it
		}
	}

	/** Whether a file is a plug-in. */
	static boolean isPlugin(Path jar) {
		return name(jar) != null;
	}

	/** The symbolic name of a plug-in; null if it is none. */
	static String name(Path jar) {
		try (var file = new JarFile(jar.toFile(), false)) {
			var name = file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
			return name == null ? null : name.split(";")[0].strip();
		} catch (IOException e) {
			return null; // no plug-in then
		}
	}
}
