// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal;

import java.net.URL;

import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;

import dev.kirchhoff.ui.internal.preferences.PreferenceTree;

import dev.kirchhoff.ui.internal.check.Checks;

/** What the workbench asks of its product. */
final class Advisor extends WorkbenchAdvisor {
	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		super.initialize(configurer);
		configurer.setSaveAndRestore(true);
		// the project tree shows files through these adapters and images; the IDE's own advisor would do the same
		IDE.registerAdapters();
		declare(configurer, "IMG_OBJS_ERROR_PATH", "icons/full/obj16/error_tsk.svg");
		declare(configurer, "IMG_OBJS_WARNING_PATH", "icons/full/obj16/warn_tsk.svg");
		declare(configurer, "IMG_OBJS_INFO_PATH", "icons/full/obj16/info_tsk.svg");
		declare(configurer, "IMG_ELCL_QUICK_FIX_ENABLED", "icons/full/elcl16/smartmode_co.svg");
		declare(configurer, "IMG_DLCL_QUICK_FIX_DISABLED", "icons/full/dlcl16/smartmode_co.png");
		declare(configurer, IDE.SharedImages.IMG_OBJ_PROJECT, "icons/full/obj16/prj_obj.svg");
		declare(configurer, IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "icons/full/obj16/cprj_obj.svg");
	}

	private static void declare(IWorkbenchConfigurer configurer, String name, String path) {
		URL icon = Platform.getBundle("org.eclipse.ui.ide").getEntry(path);
		configurer.declareImage(name, ImageDescriptor.createFromURL(icon), true);
	}

	@Override
	public void postStartup() {
		PreferenceTree.prune();
		Warming.begin();
		StartupClock.opened(PlatformUI.getWorkbench().getDisplay());
		Checks.start(PlatformUI.getWorkbench().getDisplay());
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return Perspective.ID;
	}

	@Override
	public IAdaptable getDefaultPageInput() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new WindowAdvisor(configurer);
	}

	@Override
	public void postShutdown() {
		try {
			ResourcesPlugin.getWorkspace().save(true, null);
		} catch (CoreException e) {
			ILog.get().log(e.getStatus());
		}
	}
}
