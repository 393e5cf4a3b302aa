/** @type {import('next').NextConfig} */
export default {
  transpilePackages: ['@storefront/http', '@storefront/shared', '@storefront/ui'],
};
