/** Daily quotas of questions, counted in numbers asked and leased in blocks. Start at {@link DailyQuota}. */
package org.numberrefresh.domain.quota;
